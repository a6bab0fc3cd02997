using SharpCompress.Compressors.Xz;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>xz (tukaani.org/xz/xz-file-format.txt).</summary>
public sealed class XzFiles : CompressedFiles
{
    /// <inheritdoc/>
    public override string Name => "xz";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]);

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed) => new StreamsInTurn(packed, static stream => new XZStream(stream));
}
