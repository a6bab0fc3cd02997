using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>JMOD files, from which jlink makes Java runtimes (jdk.internal.jmod.JmodFile): "JM", a version of two bytes, then a ZIP whose places count from there.</summary>
public sealed class JmodFiles : ArchiveFormat
{
    private const int HeaderLength = 4;

    private static readonly ZipArchives s_zip = new();

    /// <inheritdoc/>
    public override string Name => "JMOD";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.StartsWith("JM"u8) && head.Length > HeaderLength && s_zip.IsCandidate(head[HeaderLength..]);

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget) => s_zip.Read(new PartBytes(source, HeaderLength, source.Length - HeaderLength), budget);
}
