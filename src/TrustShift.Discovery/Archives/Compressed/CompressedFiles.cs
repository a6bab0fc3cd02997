using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>Files that are one packed file without a name of its own.</summary>
public abstract class CompressedFiles : ArchiveFormat
{
    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source) => [new ArchiveEntry("", -1, () => Unpack(source.AsStream()))];

    /// <summary>The decoder.</summary>
    protected abstract Stream Unpack(Stream packed);
}
