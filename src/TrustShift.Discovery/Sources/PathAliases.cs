using System.Collections.Immutable;

namespace TrustShift.Discovery.Sources;

/// <summary>The other names that a path has by symbolic links: of the file itself and of the folders above it.</summary>
public sealed class PathAliases
{
    // A link to a folder above itself names everything below it without end: two rounds show every name that people use.
    private const int Rounds = 3;
    private const int MostAliases = 64;
    private readonly ILookup<string, string> _byRealPath;

    /// <summary>Aliases by these links.</summary>
    public PathAliases(IEnumerable<FoundLink> links) =>
        _byRealPath = links
            .Where(link => !link.LeadsToFolder || !link.Path.StartsWith(link.RealPath + "/", StringComparison.Ordinal))
            .ToLookup(link => link.RealPath, link => link.Path, StringComparer.Ordinal);

    /// <summary>The other names of <paramref name="path"/>, ordinal order; at most 64.</summary>
    public ImmutableArray<string> Of(string path)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { path };
        List<string> fresh = [path];
        for (int round = 0; round < Rounds && fresh.Count > 0; round++)
        {
            var next = new List<string>();
            foreach (string name in fresh)
            {
                for (int cut = name.Length; cut > 0; cut = name.LastIndexOf('/', cut - 1))
                {
                    foreach (string link in _byRealPath[name[..cut]].Order(StringComparer.Ordinal))
                    {
                        string alias = link + name[cut..];
                        if (names.Count <= MostAliases && names.Add(alias))
                            next.Add(alias);
                    }
                }
            }

            fresh = next;
        }

        names.Remove(path);
        return [.. names];
    }
}
