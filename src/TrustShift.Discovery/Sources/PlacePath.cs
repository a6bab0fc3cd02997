namespace TrustShift.Discovery.Sources;

/// <summary>
/// The parts of a path in a target. What lies in an archive is written <c>archive!path</c>, so that the folder of an entry at the archive's root is <c>archive!</c>.
/// </summary>
public static class PlacePath
{
    /// <summary>The name without folders.</summary>
    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> path) => path[(path.LastIndexOfAny('/', '!') + 1)..];

    /// <summary>The folder above; "" when there is none.</summary>
    public static string FolderOf(string path)
    {
        int cut = path.AsSpan().TrimEnd('!').LastIndexOfAny('/', '!');
        return cut < 0 ? "" : path[cut] is '!' ? path[..(cut + 1)] : path[..cut];
    }

    /// <summary>A path below a folder.</summary>
    public static string Below(string folder, string path) => folder.Length == 0 || folder[^1] is '!' ? folder + path : folder + "/" + path;
}
