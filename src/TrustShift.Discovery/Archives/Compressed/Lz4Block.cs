using System.Buffers.Binary;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>One block of LZ4 (lz4_Block_format.md).</summary>
internal static class Lz4Block
{
    private const int ShortestMatch = 4;

    /// <summary>Unpacks a block behind what it may refer to.</summary>
    /// <param name="block">The packed block.</param>
    /// <param name="output">What stands before it, then room for it: no more than that comes out.</param>
    /// <param name="end">Where the room begins.</param>
    /// <returns>Where what was unpacked ends.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static int Unpack(ReadOnlySpan<byte> block, Span<byte> output, int end)
    {
        int at = 0;
        while (at < block.Length)
        {
            int token = block[at++];
            int literals = LengthOf(block, ref at, token >> 4);
            if (literals > block.Length - at || literals > output.Length - end)
                throw new InvalidDataException("a block in it is damaged");
            block.Slice(at, literals).CopyTo(output[end..]);
            at += literals;
            end += literals;
            if (at == block.Length)
                break;
            if (block.Length - at < 2)
                throw new InvalidDataException("a block in it is damaged");
            int distance = BinaryPrimitives.ReadUInt16LittleEndian(block[at..]);
            at += 2;
            int match = LengthOf(block, ref at, token & 15) + ShortestMatch;
            if (distance == 0 || distance > end || match > output.Length - end)
                throw new InvalidDataException("a block in it is damaged");
            for (int stop = end + match; end < stop; end++)
                output[end] = output[end - distance];
        }

        return end;
    }

    private static int LengthOf(ReadOnlySpan<byte> block, ref int at, int length)
    {
        if (length < 15)
            return length;
        byte more;
        do
        {
            if (at >= block.Length || length > int.MaxValue - ShortestMatch - 512)
                throw new InvalidDataException("a block in it is damaged");
            more = block[at++];
            length += more;
        }
        while (more == 255);
        return length;
    }
}
