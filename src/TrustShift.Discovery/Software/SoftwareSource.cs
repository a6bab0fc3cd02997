using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>One kind of software, known by the name of a file that belongs to it, and read from files beside it. Nothing is executed.</summary>
public abstract class SoftwareSource
{
    /// <summary>Whether the file at this path (in the target, with '/') shows the software. Cheap: called for every file.</summary>
    /// <param name="path">Path in the target.</param>
    /// <param name="name">The file's name without folders.</param>
    public abstract bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name);

    /// <summary>Reads what the marker shows; nothing when it is after all something else. Never throws on bad input.</summary>
    /// <param name="path">Path of the marker in the target.</param>
    /// <param name="files">The files of the target.</param>
    public abstract IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files);

    /// <summary>Whether the software counts where it lies in an archive: what brings roots of its own does; a system, its programs, and what a project asks for do not.</summary>
    public virtual bool CountsInArchives => true;

    /// <summary>The file's name without folders.</summary>
    protected static string NameOf(string path) => PlacePath.NameOf(path).ToString();

    /// <summary>The folder above, or "" when there is none.</summary>
    protected static string FolderOf(string path) => PlacePath.FolderOf(path);

    /// <summary>The folder some levels above.</summary>
    protected static string FolderOf(string path, int levels)
    {
        for (; levels > 0; levels--)
            path = FolderOf(path);
        return path;
    }

    /// <summary>A path below a folder.</summary>
    protected static string Below(string folder, string path) => PlacePath.Below(folder, path);

    /// <summary>The text between <paramref name="start"/> and <paramref name="end"/> after it; null when either is missing.</summary>
    protected static string? Between(string? text, string start, string end)
    {
        int from = text?.IndexOf(start, StringComparison.Ordinal) ?? -1;
        if (from < 0)
            return null;
        from += start.Length;
        int to = text!.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 || to - from > 200 ? null : text[from..to];
    }
}
