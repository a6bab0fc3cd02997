using SharpCompress.Readers.Rar;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>RAR of versions 1.5 to 7 (rarlab.com/technote.htm).</summary>
public sealed class RarArchives : ArchiveFormat
{
    /// <inheritdoc/>
    public override string Name => "RAR";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.Length > 8 && head.StartsWith("Rar!\x1a\x07"u8) && (head[6] == 0 || (head[6] == 1 && head[7] == 0));

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget) => DecoderArchive.Read(() => RarReader.OpenReader(source.AsStream(), DecoderArchive.Options));
}
