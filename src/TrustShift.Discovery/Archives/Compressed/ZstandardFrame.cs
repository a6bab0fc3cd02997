using System.Buffers.Binary;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>The header of a frame of Zstandard (RFC 8878 3.1.1.1), of which the size of its window counts.</summary>
internal static class ZstandardFrame
{
    /// <summary>The longest header in bytes, with the magic number.</summary>
    public const int LongestHeader = 18;

    private static ReadOnlySpan<byte> DictionaryLengths => [0, 1, 2, 4];

    /// <summary>Bytes that the decoder keeps of what it unpacked; 0 for what is no frame.</summary>
    public static long WindowOf(ReadOnlySpan<byte> head)
    {
        if (head.Length < 6 || BinaryPrimitives.ReadUInt32LittleEndian(head) != 0xFD2FB528)
            return 0;
        byte descriptor = head[4];
        if ((descriptor & 0x20) == 0)
        {
            long power = 1L << (10 + (head[5] >> 3));
            return power + (power / 8 * (head[5] & 7));
        }

        // A single segment: the window is the content.
        head = head[Math.Min(head.Length, 5 + DictionaryLengths[descriptor & 3])..];
        return (descriptor >> 6, head.Length) switch
        {
            (0, >= 1) => head[0],
            (1, >= 2) => BinaryPrimitives.ReadUInt16LittleEndian(head) + 256L,
            (2, >= 4) => BinaryPrimitives.ReadUInt32LittleEndian(head),
            (3, >= 8) => BinaryPrimitives.ReadInt64LittleEndian(head) is >= 0 and var length ? length : long.MaxValue,
            _ => 0,
        };
    }
}
