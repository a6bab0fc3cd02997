using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Programs;

/// <summary>Programs of PyInstaller (pyinstaller.org, "Advanced Topics": CArchive and ZlibArchive): a table of files behind the loader, one of them a table of modules.</summary>
public sealed class PyInstallerArchives : ArchiveFormat
{
    private const int CookieLength = 88;
    private const int Tail = 64 * 1024;
    private const int LongestTable = 64 * 1024 * 1024;
    private const int EntryLength = 18;

    private static ReadOnlySpan<byte> Cookie => [(byte)'M', (byte)'E', (byte)'I', 0x0c, 0x0b, 0x0a, 0x0b, 0x0e];

    /// <inheritdoc/>
    public override string Name => "PyInstaller";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => false;

    /// <inheritdoc/>
    // On Linux the archive is a section of the program (pydata), so that the headers of the sections stand behind it.
    public override bool IsIn(FileBytes source, ReadOnlySpan<byte> head) => ExecutableEnd.IsExecutable(head) && Find(source) is not null;

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        if (Find(source) is not (var start, var table))
            throw new InvalidDataException("its table cannot be found");
        yield return ArchiveEntry.OfOwn(new PartBytes(source, 0, start));
        for (int at = 0; at + EntryLength <= table.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(table.AsSpan(at));
            if (length < EntryLength || length > table.Length - at)
                throw new InvalidDataException("its table is damaged");
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(at + 4)), packed = BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(at + 8)), unpacked = BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(at + 12));
            bool isPacked = table[at + 16] == 1;
            char kind = (char)table[at + 17];
            string name = Encoding.UTF8.GetString(table, at + EntryLength, length - EntryLength).TrimEnd('\0').Replace('\\', '/');
            at += length;
            long data = start + offset;
            if (kind == 'z' && !isPacked)
            {
                foreach (ArchiveEntry module in Modules(name, new PartBytes(source, data, packed)))
                    yield return module;
            }
            else if (kind is not ('o' or 'd'))
            {
                yield return new ArchiveEntry(name, unpacked, () => isPacked ? new ZLibStream(new PartStream(source, data, packed), CompressionMode.Decompress) : new PartStream(source, data, packed));
            }
        }
    }

    // PYZ: its magic, that of the compiled modules, where the table stands; then the modules, each packed by zlib.
    private static IEnumerable<ArchiveEntry> Modules(string archive, PartBytes source)
    {
        byte[] head = new byte[12];
        if (source.ReadWhole(head, 0) != head.Length || !head.AsSpan().StartsWith("PYZ\0"u8))
            throw new InvalidDataException("its table of modules is damaged");
        long at = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(8));
        byte[] table = new byte[(int)Math.Clamp(source.Length - at, 0, LongestTable)];
        foreach ((string name, long offset, long length) in MarshalledTable.Read(table.AsMemory(0, source.ReadWhole(table, at))))
            yield return new ArchiveEntry($"{archive}/{name.Replace('.', '/')}.pyc", -1, () => new ZLibStream(new PartStream(source, offset, length), CompressionMode.Decompress));
    }

    private static (long Start, byte[] Table)? Find(FileBytes source)
    {
        byte[] tail = new byte[(int)Math.Min(Tail, source.Length)];
        long from = source.Length - tail.Length;
        ReadOnlySpan<byte> end = tail.AsSpan(0, source.ReadWhole(tail, from));
        int at = end.LastIndexOf(Cookie);
        if (at < 0 || end.Length - at < CookieLength)
            return null;
        ReadOnlySpan<byte> cookie = end[at..];
        long start = from + at + CookieLength - BinaryPrimitives.ReadUInt32BigEndian(cookie[8..]);
        uint offset = BinaryPrimitives.ReadUInt32BigEndian(cookie[12..]), length = BinaryPrimitives.ReadUInt32BigEndian(cookie[16..]);
        if (start < 0 || length > LongestTable)
            return null;
        byte[] table = new byte[length];
        return source.ReadWhole(table, start + offset) == table.Length ? (start, table) : null;
    }
}
