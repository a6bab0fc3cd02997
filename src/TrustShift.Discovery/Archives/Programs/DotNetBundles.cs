using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Programs;

/// <summary>Single-file programs of .NET (dotnet/runtime, src/native/corehost/bundle and docs/design/features/single-file/bundler.md): the files of the application behind its host.</summary>
public sealed class DotNetBundles : ArchiveFormat
{
    private const int Chunk = 1024 * 1024;
    private const long LongestHost = 256L * 1024 * 1024;
    private const int LongestHeader = 16 * 1024 * 1024;
    private const int MostFiles = 100_000;

    // SHA-256 of ".net core bundle"; the offset of the bundle's header stands in the 8 bytes before it, 0 in a host without a bundle (apphost's bundle_marker.cpp).
    private static ReadOnlySpan<byte> Marker =>
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    /// <inheritdoc/>
    public override string Name => ".NET single-file";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => false;

    /// <inheritdoc/>
    public override bool IsIn(FileBytes source, ReadOnlySpan<byte> head) =>
        ExecutableEnd.Of(source, head) is { } end && end < source.Length && HeaderIn(source, end) is > 0 and var header && header < source.Length;

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        byte[] head = new byte[ArchiveFormats.HeadLength];
        long? end = ExecutableEnd.Of(source, head.AsSpan(0, source.ReadWhole(head, 0)));
        if (end is null || HeaderIn(source, end.Value) is not { } at)
            throw new InvalidDataException("its header cannot be found");
        yield return ArchiveEntry.OfOwn(new PartBytes(source, 0, end.Value));
        byte[] header = new byte[(int)Math.Clamp(source.Length - at, 0, LongestHeader)];
        foreach ((string path, long offset, long length, long packed) in Files(header.AsMemory(0, source.ReadWhole(header, at))))
        {
            yield return new ArchiveEntry(
                path, length, () => packed == 0 ? new PartStream(source, offset, length) : new DeflateStream(new PartStream(source, offset, packed), CompressionMode.Decompress));
        }
    }

    private static List<(string Path, long Offset, long Length, long Packed)> Files(ReadOnlyMemory<byte> header)
    {
        var files = new List<(string, long, long, long)>();
        using var reader = new BinaryReader(new MemoryStream(header.ToArray()), Encoding.UTF8);
        try
        {
            uint major = reader.ReadUInt32();
            reader.ReadUInt32();
            int count = reader.ReadInt32();
            reader.ReadString();
            // From version 2 on (.NET 5): where deps.json and runtimeconfig.json stand, and flags.
            if (major >= 2)
                reader.BaseStream.Seek(40, SeekOrigin.Current);
            if (major is 0 or > 6 || count is < 0 or > MostFiles)
                throw new InvalidDataException("its header is damaged, or newer than what is known");
            for (int i = 0; i < count; i++)
            {
                long offset = reader.ReadInt64(), length = reader.ReadInt64(), packed = major >= 6 ? reader.ReadInt64() : 0;
                reader.ReadByte();
                string path = reader.ReadString();
                if (offset < 0 || length < 0 || packed < 0)
                    throw new InvalidDataException("its header is damaged");
                files.Add((path, offset, length, packed));
            }
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("its header is damaged", e);
        }

        return files;
    }

    private static long? HeaderIn(FileBytes source, long end)
    {
        byte[] bytes = System.Buffers.ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            int overlap = Marker.Length + sizeof(long);
            for (long at = 0; at < Math.Min(end, LongestHost); at += Chunk - overlap)
            {
                ReadOnlySpan<byte> chunk = bytes.AsSpan(0, source.ReadWhole(bytes.AsSpan(0, Chunk), at));
                int found = chunk.IndexOf(Marker);
                if (found >= sizeof(long))
                    return BinaryPrimitives.ReadInt64LittleEndian(chunk[(found - sizeof(long))..]);
                if (chunk.Length < Chunk)
                    return null;
            }

            return null;
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
