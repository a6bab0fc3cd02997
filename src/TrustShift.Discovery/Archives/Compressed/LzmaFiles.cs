using System.Buffers.Binary;
using SharpCompress.Compressors.LZMA;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>LZMA alone (lzma-file-format.txt of XZ Utils): 5 bytes of properties, 8 bytes of length, no magic.</summary>
public sealed class LzmaFiles : CompressedFiles
{
    private const int HeaderLength = 13;

    /// <inheritdoc/>
    public override string Name => "LZMA";

    /// <inheritdoc/>
    // As XZ Utils tells it (lzma_alone_decoder): the usual properties, a dictionary of 2^n or 2^n + 2^(n-1), a length that is unknown or below 256 GB; and the range coder begins with a zero.
    public override bool IsCandidate(ReadOnlySpan<byte> head)
    {
        if (head.Length <= HeaderLength || head[0] != 0x5d || head[HeaderLength] != 0)
            return false;
        uint dictionary = BinaryPrimitives.ReadUInt32LittleEndian(head[1..]);
        long length = BinaryPrimitives.ReadInt64LittleEndian(head[5..]);
        uint high = dictionary == 0 ? 0 : 1u << (31 - System.Numerics.BitOperations.LeadingZeroCount(dictionary));
        return dictionary >= 4_096 && (dictionary == high || dictionary == high + (high >> 1)) && length is -1 or (> 0 and < 256L * 1024 * 1024 * 1024);
    }

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed, ArchiveBudget budget) => Open(packed, budget);

    /// <summary>The decoder of a stream that begins with the header.</summary>
    /// <exception cref="IOException">It asks for too much memory.</exception>
    internal static LzmaStream Open(Stream packed, ArchiveBudget budget)
    {
        byte[] header = new byte[HeaderLength];
        packed.ReadExactly(header);
        budget.HoldDictionary(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(1)));
        return LzmaStream.Create(header[..5], packed, -1, BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(5)), leaveOpen: true);
    }
}
