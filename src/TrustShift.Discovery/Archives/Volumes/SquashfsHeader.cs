using System.Buffers.Binary;
using System.IO.Compression;
using TrustShift.Discovery.Archives.Compressed;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Volumes;

/// <summary>The superblock of a SquashFS, and how its blocks are packed.</summary>
internal sealed record SquashfsHeader(int BlockLength, uint Fragments, ushort Method, long Root, long Inodes, long Folders, long FragmentTable, ArchiveBudget Budget)
{
    /// <summary>Length of the superblock in bytes.</summary>
    public const int Length = 96;

    /// <summary>The longest block of metadata when unpacked.</summary>
    public const int MetadataLength = 8_192;

    private const int LongestBlock = 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or packed in a way that is not known.</exception>
    public static SquashfsHeader Read(FileBytes source, ArchiveBudget budget)
    {
        byte[] bytes = new byte[Length];
        if (source.ReadWhole(bytes, 0) != Length)
            throw new EndOfStreamException("it ends within its header");
        ReadOnlySpan<byte> header = bytes;
        uint block = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
        ushort method = BinaryPrimitives.ReadUInt16LittleEndian(header[20..]);
        if (block is < 4_096 or > LongestBlock)
            throw new InvalidDataException("its header is damaged");
        if (method is not (1 or 2 or 4 or 5 or 6))
            throw new InvalidDataException(method == 3 ? "it is packed by LZO, which is not known" : "it is packed in a way that is not known");
        return new SquashfsHeader(
            (int)block, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]), method, BinaryPrimitives.ReadInt64LittleEndian(header[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(header[64..]), BinaryPrimitives.ReadInt64LittleEndian(header[72..]), BinaryPrimitives.ReadInt64LittleEndian(header[80..]), budget);
    }

    /// <summary>Unpacks a block; at most <paramref name="most"/> bytes come out.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public byte[] Unpack(byte[] packed, int most)
    {
        byte[] bytes = new byte[most];
        if (Method == 5)
            return bytes[..Lz4Block.Unpack(packed, bytes, 0)];
        long held = Budget.Held;
        try
        {
            using var source = new MemoryStream(packed);
            using Stream decoder = Method switch
            {
                1 => new ZLibStream(source, CompressionMode.Decompress),
                2 => LzmaFiles.Open(source, Budget),
                4 => XzFiles.OpenOne(source, new DecoderMemory(Budget)),
                _ => ZstandardFiles.Open(source, Budget),
            };
            int length = decoder.ReadAtLeast(bytes, most, throwOnEndOfStream: false);
            return length == most ? bytes : bytes[..length];
        }
        catch (Exception e) when (e is not (IOException or InvalidDataException or OperationCanceledException))
        {
            // A decoder that stumbles over bytes that nobody vouches for may throw anything.
            throw new InvalidDataException("a block in it is damaged", e);
        }
        finally
        {
            Budget.Release(held);
        }
    }
}
