using System.Collections.Immutable;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives;

/// <summary>What archives tell beyond their files: links, folders of certificates with hash names, and what lies beside a store. One thread at a time.</summary>
internal sealed class ArchiveFindings
{
    private const int MostLinks = 200_000;

    private readonly List<FoundLink> _links = [];
    private readonly List<HashedFolder> _hashedFolders = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _namesIn = new(StringComparer.Ordinal);

    /// <summary>Links that end in their archive.</summary>
    public IReadOnlyList<FoundLink> Links => _links;

    /// <summary>Folders with hash names.</summary>
    public IReadOnlyList<HashedFolder> HashedFolders => _hashedFolders;

    /// <summary>The names in the folder of a store that lies in an archive; null for another folder.</summary>
    public IReadOnlyList<string>? NamesIn(string folder) => _namesIn.GetValueOrDefault(folder);

    /// <summary>Adds those of an archive.</summary>
    /// <param name="content">The archive.</param>
    /// <param name="stores">Paths of the stores in it.</param>
    public void Add(ArchiveContent content, IReadOnlyCollection<string> stores)
    {
        string root = content.Place + "!";
        foreach ((string path, _) in content.Links)
        {
            if (_links.Count < MostLinks && content.Resolve(path) is { } end && !string.Equals(end, path, StringComparison.Ordinal))
                _links.Add(new FoundLink(root + path, root + end, LeadsToFolder: content.IsFolder(end)));
        }

        foreach (IGrouping<string, string> folder in content.Paths.Where(static p => TrustStoreNames.IsHashName(PlacePath.NameOf(p))).GroupBy(static p => PlacePath.FolderOf(p), StringComparer.Ordinal))
        {
            _hashedFolders.Add(new HashedFolder(
                (root + folder.Key).TrimEnd('!'),
                [.. folder.Order(StringComparer.Ordinal).Select(p => (PlacePath.NameOf(p).ToString(), content.Resolve(p) is { } end ? root + end : null))]));
        }

        foreach (string folder in stores.Select(PlacePath.FolderOf).Distinct(StringComparer.Ordinal))
        {
            // A packed tar is one place and two archives, of which the outer has no folders.
            if (content.NamesIn(folder.Length > root.Length ? folder[root.Length..] : "") is { Count: > 0 } names)
                _namesIn.TryAdd(folder, names);
        }
    }
}
