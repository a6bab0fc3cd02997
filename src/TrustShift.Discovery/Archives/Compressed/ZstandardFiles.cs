using SharpCompress.Compressors.ZStandard;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>Zstandard (RFC 8878).</summary>
public sealed class ZstandardFiles : CompressedFiles
{
    /// <inheritdoc/>
    public override string Name => "Zstandard";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]);

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed) => new DecompressionStream(packed, bufferSize: 0, checkEndOfStream: true, leaveOpen: true);
}
