using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives;

/// <summary>One format of files that hold others: how it is recognised and read. Add one file per format and one line to <see cref="ArchiveFormats.All"/>.</summary>
public abstract class ArchiveFormat
{
    /// <summary>The name in messages: "ZIP", "tar", "gzip".</summary>
    public abstract string Name { get; }

    /// <summary>Whether only a file of which any place can be read at any time can be unpacked.</summary>
    public virtual bool NeedsSeeking => false;

    /// <summary>Whether a file that begins so is one. Cheap, no allocation.</summary>
    /// <param name="head">The first bytes, up to <see cref="ArchiveFormats.HeadLength"/>.</param>
    public abstract bool IsCandidate(ReadOnlySpan<byte> head);

    /// <summary>Whether a file is one, though it does not begin so: what lies behind a program, or tells itself far from the beginning. Cheap for a file that is none.</summary>
    /// <param name="source">The file, of which any place can be read.</param>
    /// <param name="head">Its first bytes.</param>
    public virtual bool IsIn(FileBytes source, ReadOnlySpan<byte> head) => false;

    /// <summary>The entries, in the archive's order. Nothing is executed or written.</summary>
    /// <param name="source">The file.</param>
    /// <param name="budget">What its decoders hold in memory is counted against.</param>
    /// <exception cref="IOException">The file cannot be read, or a bound of <see cref="Limits.ReadingLimits"/> was reached.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged, or packed in a way that is not known.</exception>
    public abstract IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget);
}
