namespace TrustShift.Discovery.Sources;

/// <summary>A regular file that the walk came to.</summary>
/// <param name="FullPath">Where to open it.</param>
/// <param name="Path">Path in the target, for evidence.</param>
/// <param name="Length">Length in bytes when it was seen.</param>
/// <param name="Look">How closely to look.</param>
public readonly record struct FoundFile(string FullPath, string Path, long Length, Look Look)
{
    /// <summary>The file's name without folders.</summary>
    public ReadOnlySpan<char> Name => PlacePath.NameOf(Path);
}
