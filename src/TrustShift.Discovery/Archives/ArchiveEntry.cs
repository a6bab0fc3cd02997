using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives;

/// <summary>One entry of an archive.</summary>
/// <param name="Path">Its path as the archive writes it; empty where the archive holds one file without a name.</param>
/// <param name="Length">Length in bytes when unpacked, as the archive states it; -1 for unknown.</param>
/// <param name="Open">Its bytes, unpacked; to be read before the next entry is asked for. Null for what is no file.</param>
/// <param name="LinkTarget">Where a link leads, as the archive writes it; null for what is none.</param>
/// <param name="IsHardLink">Whether the link's target counts from the archive's root.</param>
public sealed record ArchiveEntry(string Path, long Length, Func<Stream>? Open, string? LinkTarget = null, bool IsHardLink = false)
{
    /// <summary>The file's own part, of one that is a program or a script with an archive behind it: it is read under the file's own path. Null for an entry.</summary>
    public FileBytes? Own { get; init; }

    /// <summary>An entry that is the file's own part.</summary>
    internal static ArchiveEntry OfOwn(FileBytes part) => new("", part.Length, null) { Own = part };
}
