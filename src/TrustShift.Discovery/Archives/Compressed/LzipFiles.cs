using SharpCompress.Compressors;
using SharpCompress.Compressors.LZMA;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>lzip (lzip manual, "File format").</summary>
public sealed class LzipFiles : CompressedFiles
{
    /// <inheritdoc/>
    public override string Name => "lzip";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.Length > 6 && head.StartsWith("LZIP\x01"u8);

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed) => new StreamsInTurn(packed, static stream => LZipStream.Create(stream, CompressionMode.Decompress, leaveOpen: true));
}
