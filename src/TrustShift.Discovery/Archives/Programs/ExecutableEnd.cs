using System.Buffers.Binary;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Programs;

/// <summary>Where an executable ends by its own headers: what stands behind it, a loader leaves alone, and installers and bundles put their content there.</summary>
internal static class ExecutableEnd
{
    private const int ElfHeader64 = 64;
    private const int MostSections = 100;

    /// <summary>Whether a file begins like an executable of Linux, Windows or macOS.</summary>
    public static bool IsExecutable(ReadOnlySpan<byte> head) => head.StartsWith("\x7f"u8) && head[1..].StartsWith("ELF"u8) || head.StartsWith("MZ"u8) || IsMach(head);

    /// <summary>The end in bytes; null for what is no executable, or of which it is not known (Mach-O).</summary>
    /// <param name="source">The file, of which any place can be read.</param>
    /// <param name="head">Its first bytes.</param>
    public static long? Of(FileBytes source, ReadOnlySpan<byte> head) =>
        head.Length >= ElfHeader64 && head.StartsWith("\x7f"u8) && head[1..].StartsWith("ELF"u8) ? OfElf(source, head)
        : head.Length >= ElfHeader64 && head.StartsWith("MZ"u8) ? OfPe(source, head)
        : null;

    /// <summary>Whether something stands behind an executable of which only the beginning is at hand.</summary>
    /// <param name="head">The beginning.</param>
    /// <param name="length">Length of the whole file in bytes; -1 for unknown.</param>
    public static bool HasMore(ReadOnlyMemory<byte> head, long length)
    {
        using var beginning = new MemoryBytes(head);
        return length > 0 && Of(beginning, head.Span) is { } end && end < length;
    }

    private static bool IsMach(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xcf, 0xfa, 0xed, 0xfe]) || head.StartsWith((ReadOnlySpan<byte>)[0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2]);

    // elf(5): the end of the section headers, which linkers write last, or of the last segment.
    private static long? OfElf(FileBytes source, ReadOnlySpan<byte> head)
    {
        if (head[5] != 1)
            return null;
        bool wide = head[4] == 2;
        long programs = wide ? BinaryPrimitives.ReadInt64LittleEndian(head[32..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[28..]);
        long sections = wide ? BinaryPrimitives.ReadInt64LittleEndian(head[40..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[32..]);
        int counts = wide ? 54 : 42;
        int programSize = BinaryPrimitives.ReadUInt16LittleEndian(head[counts..]), programCount = BinaryPrimitives.ReadUInt16LittleEndian(head[(counts + 2)..]);
        long end = sections + ((long)BinaryPrimitives.ReadUInt16LittleEndian(head[(counts + 4)..]) * BinaryPrimitives.ReadUInt16LittleEndian(head[(counts + 6)..]));
        int least = wide ? 56 : 32;
        if (sections < 0 || programs < 0 || programSize < least || programSize > 256 || programCount > 1_000)
            return null;
        byte[] table = new byte[programSize * programCount];
        if (source.ReadWhole(table, programs) != table.Length)
            return null;
        for (int i = 0; i < programCount; i++)
        {
            ReadOnlySpan<byte> segment = table.AsSpan(i * programSize, programSize);
            end = Math.Max(end, wide
                ? BinaryPrimitives.ReadInt64LittleEndian(segment[8..]) + BinaryPrimitives.ReadInt64LittleEndian(segment[32..])
                : (long)BinaryPrimitives.ReadUInt32LittleEndian(segment[4..]) + BinaryPrimitives.ReadUInt32LittleEndian(segment[16..]));
        }

        return end > 0 ? end : null;
    }

    // PE format (learn.microsoft.com/windows/win32/debug/pe-format): the end of the last section.
    private static long? OfPe(FileBytes source, ReadOnlySpan<byte> head)
    {
        uint header = BinaryPrimitives.ReadUInt32LittleEndian(head[0x3c..]);
        Span<byte> coff = stackalloc byte[24];
        if (header > 64 * 1024 || source.ReadWhole(coff, header) != coff.Length || !coff.StartsWith("PE\0\0"u8))
            return null;
        int count = BinaryPrimitives.ReadUInt16LittleEndian(coff[6..]);
        if (count is 0 or > MostSections)
            return null;
        byte[] table = new byte[count * 40];
        if (source.ReadWhole(table, header + 24 + BinaryPrimitives.ReadUInt16LittleEndian(coff[20..])) != table.Length)
            return null;
        long end = 0;
        for (int i = 0; i < table.Length; i += 40)
            end = Math.Max(end, (long)BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(i + 20)) + BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(i + 16)));
        return end > 0 ? BehindSignature(source, header, end) : null;
    }

    // The signature of a signed program stands right behind it, and is nothing that was put there: of the data directories, the fifth.
    private static long BehindSignature(FileBytes source, uint header, long end)
    {
        Span<byte> optional = stackalloc byte[152];
        if (source.ReadWhole(optional, header + 24) != optional.Length)
            return end;
        int directory = BinaryPrimitives.ReadUInt16LittleEndian(optional) == 0x20b ? 144 : 128;
        uint start = BinaryPrimitives.ReadUInt32LittleEndian(optional[directory..]), length = BinaryPrimitives.ReadUInt32LittleEndian(optional[(directory + 4)..]);
        return length > 0 && start >= end && start - end < 512 ? (long)start + length : end;
    }
}
