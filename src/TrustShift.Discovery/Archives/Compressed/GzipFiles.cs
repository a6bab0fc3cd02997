using System.IO.Compression;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>gzip (RFC 1952), several members one after another included, as pigz, Alpine's packages and log rotation write them.</summary>
public sealed class GzipFiles : CompressedFiles
{
    /// <inheritdoc/>
    public override string Name => "gzip";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.Length > 10 && head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b, 8]) && (head[3] & 0xe0) == 0;

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed, ArchiveBudget budget) => new GZipStream(packed, CompressionMode.Decompress);
}
