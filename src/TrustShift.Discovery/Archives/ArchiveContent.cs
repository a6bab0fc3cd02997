using System.Globalization;

namespace TrustShift.Discovery.Archives;

/// <summary>
/// What is known of one archive while it is read: the paths in it, the bytes of its small entries as far as there is room, and where its links lead. For what is told by several files, and for
/// links.
/// </summary>
/// <param name="place">Path of the archive in the target.</param>
/// <param name="room">The most bytes that are kept.</param>
internal sealed class ArchiveContent(string place, int room)
{
    /// <summary>The longest entry that is kept.</summary>
    public const int LongestKept = 64 * 1024;

    private const int MostHops = 16;

    private readonly Dictionary<string, byte[]?> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private int _room = room;

    /// <summary>Path of the archive in the target.</summary>
    public string Place { get; } = place;

    /// <summary>Links, with where they lead: paths in the archive.</summary>
    public IEnumerable<KeyValuePair<string, string>> Links => _links;

    /// <summary>Paths of files and links.</summary>
    public IEnumerable<string> Paths => _files.Keys.Concat(_links.Keys);

    /// <summary>The path of an entry, as it counts: with '/', no "." and "..", from the archive's root.</summary>
    public static string Clean(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/', '\\'))
        {
            if (part is "" or ".")
                continue;
            if (part is not "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    /// <summary>The path under which a file is noted: its own, or, where there is one of that already, one in a folder "#2", "#3" that stands before it.</summary>
    public string NameFor(string path)
    {
        if (!_files.ContainsKey(path))
            return path;
        int copy = _copies.GetValueOrDefault(path, 1) + 1;
        _copies[path] = copy;
        return string.Create(CultureInfo.InvariantCulture, $"#{copy}/{path}");
    }

    /// <summary>Whether two files are known to be the same.</summary>
    public bool AreSame(string path, string other) => _files.GetValueOrDefault(path) is { } one && _files.GetValueOrDefault(other) is { } two && one.AsSpan().SequenceEqual(two);

    /// <summary>Notes a file.</summary>
    /// <param name="path">Its clean path.</param>
    /// <param name="bytes">Its bytes where they are short; else empty.</param>
    public void Add(string path, ReadOnlySpan<byte> bytes)
    {
        AddFolders(path);
        bool isKept = bytes.Length is > 0 and <= LongestKept && bytes.Length <= _room;
        _files[path] = isKept ? bytes.ToArray() : null;
        _room -= isKept ? bytes.Length : 0;
    }

    /// <summary>Notes a link.</summary>
    public void AddLink(string path, string target, bool isHardLink)
    {
        AddFolders(path);
        _links[path] = isHardLink || target.StartsWith('/') ? Clean(target) : Clean(path[..(path.LastIndexOf('/') + 1)] + target);
    }

    /// <summary>The path of the file behind a path, its links followed; null when there is none.</summary>
    public string? Resolve(string path)
    {
        for (int hops = 0; hops < MostHops; hops++)
        {
            if (_files.ContainsKey(path) || _folders.Contains(path))
                return path;
            if (!_links.TryGetValue(path, out string? target))
                return null;
            path = target;
        }

        return null;
    }

    /// <summary>Whether a path is a folder with something in it.</summary>
    public bool IsFolder(string path) => _folders.Contains(path);

    /// <summary>Whether there is a file or folder.</summary>
    public bool Exists(string path) => Resolve(path) is not null;

    /// <summary>The bytes of a file; null when there is none or they were not kept.</summary>
    public byte[]? Read(string path) => Resolve(path) is { } end ? _files.GetValueOrDefault(end) : null;

    /// <summary>The names in a folder, ordinal order.</summary>
    public IReadOnlyList<string> NamesIn(string folder)
    {
        string start = folder.Length == 0 ? "" : folder + "/";
        return [.. Paths.Where(p => p.StartsWith(start, StringComparison.Ordinal)).Select(p => p[start.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private void AddFolders(string path)
    {
        for (int cut = path.LastIndexOf('/'); cut > 0 && _folders.Add(path[..cut]); cut = path.LastIndexOf('/', cut - 1))
        {
        }
    }
}
