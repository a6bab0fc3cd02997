namespace TrustShift.Discovery.Archives;

/// <summary>One entry of an archive.</summary>
/// <param name="Path">Its path as the archive writes it; empty where the archive holds one file without a name.</param>
/// <param name="Length">Length in bytes when unpacked, as the archive states it; -1 for unknown.</param>
/// <param name="Open">Its bytes, unpacked; to be read before the next entry is asked for. Null for what is no file.</param>
/// <param name="LinkTarget">Where a link leads, as the archive writes it; null for what is none.</param>
/// <param name="IsHardLink">Whether the link's target counts from the archive's root.</param>
public sealed record ArchiveEntry(string Path, long Length, Func<Stream>? Open, string? LinkTarget = null, bool IsHardLink = false);
