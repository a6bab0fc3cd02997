using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>Files that are one packed file without a name of its own.</summary>
public abstract class CompressedFiles : ArchiveFormat
{
    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget) => [new ArchiveEntry("", -1, () => Unpack(source.AsStream(), budget))];

    /// <summary>The decoder.</summary>
    /// <param name="packed">The file.</param>
    /// <param name="budget">What its dictionary is counted against.</param>
    protected abstract Stream Unpack(Stream packed, ArchiveBudget budget);
}
