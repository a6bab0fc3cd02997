using SharpCompress.Compressors;
using SharpCompress.Compressors.LZMA;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>lzip (lzip manual, "File format").</summary>
public sealed class LzipFiles : CompressedFiles
{
    private const int HeaderLength = 6;

    /// <inheritdoc/>
    public override string Name => "lzip";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.Length > 6 && head.StartsWith("LZIP\x01"u8);

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed, ArchiveBudget budget)
    {
        var memory = new DecoderMemory(budget);
        return new StreamsInTurn(packed, stream => Open(stream, memory));
    }

    // The sixth byte: bits 0 to 4 the base two logarithm of the dictionary, from which bits 5 to 7 take sixteenths.
    private static LZipStream Open(Stream packed, DecoderMemory memory)
    {
        byte[] header = new byte[HeaderLength];
        packed.ReadExactly(header);
        memory.Take(1L << (header[^1] & 0x1f));
        return LZipStream.Create(new StreamBehind(header, packed), CompressionMode.Decompress, leaveOpen: true);
    }
}
