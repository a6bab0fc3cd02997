using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>bzip2, several streams one after another included (pbzip2).</summary>
public sealed class Bzip2Files : CompressedFiles
{
    /// <inheritdoc/>
    public override string Name => "bzip2";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) =>
        head.Length > 10 && head.StartsWith("BZh"u8) && head[3] is >= (byte)'1' and <= (byte)'9' && head[4..].StartsWith((ReadOnlySpan<byte>)[0x31, 0x41, 0x59, 0x26, 0x53, 0x59]);

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed, ArchiveBudget budget) => BZip2Stream.Create(packed, CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true, tolerateTruncatedStream: false);
}
