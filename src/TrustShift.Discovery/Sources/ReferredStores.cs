using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Sources;

/// <summary>
/// The stores of this host that a setting or an environment variable names and that the walk has not read: under a name that tells nothing, or on a file
/// system that is not walked (a secret on a tmpfs).
/// </summary>
/// <param name="scope">The host.</param>
/// <param name="isRead">Whether the walk has read a full path.</param>
public sealed class ReferredStores(TargetScope scope, Func<string, bool> isRead)
{
    private const int MostInFolder = 20_000;

    private readonly List<FoundLink> _links = [];
    private readonly List<HashedFolder> _hashedFolders = [];
    private readonly List<Gap> _gaps = [];

    /// <summary>Links on the way to them.</summary>
    public IReadOnlyList<FoundLink> Links => _links;

    /// <summary>Folders among them with hash names.</summary>
    public IReadOnlyList<HashedFolder> HashedFolders => _hashedFolders;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Gap> Gaps => _gaps;

    /// <summary>The files to read.</summary>
    public IEnumerable<FoundFile> Files(IReadOnlyCollection<SettingEvidence> settings)
    {
        foreach (string path in settings.SelectMany(PathsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            LinkEnd end = scope.Links.Resolve(path);
            if (end.Outcome is LinkOutcome.File or LinkOutcome.Folder && !string.Equals(end.FullPath, path, StringComparison.Ordinal))
                _links.Add(new FoundLink(path, end.FullPath, end.Outcome == LinkOutcome.Folder));
            if (end.Outcome == LinkOutcome.File && !isRead(end.FullPath))
                yield return new FoundFile(end.FullPath, end.FullPath, FileStatus.Of(end.FullPath).Length, Look.Names);
            if (end.Outcome != LinkOutcome.Folder)
                continue;
            foreach (FoundFile file in FilesIn(end.FullPath))
                yield return file;
        }
    }

    private IEnumerable<FoundFile> FilesIn(string folder)
    {
        List<string> names;
        try
        {
            names = [.. Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).Take(MostInFolder)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _gaps.Add(new Gap(folder, "a setting names this folder as a trust store, and it cannot be read", "run as a user who may read it"));
            yield break;
        }

        var hashed = ImmutableArray.CreateBuilder<(string, string?)>();
        foreach (string name in names)
        {
            LinkEnd end = scope.Links.Resolve(folder + "/" + name);
            if (end.Outcome != LinkOutcome.File)
                continue;
            if (TrustStoreNames.IsHashName(name))
                hashed.Add((name, end.FullPath));
            if (!isRead(end.FullPath))
                yield return new FoundFile(end.FullPath, end.FullPath, FileStatus.Of(end.FullPath).Length, Look.Names);
        }

        if (hashed.Count > 0)
            _hashedFolders.Add(new HashedFolder(folder, hashed.ToImmutable()));
    }

    // Values are paths, lists of folders, or options that end with a path.
    private static IEnumerable<string> PathsOf(SettingEvidence setting)
    {
        foreach (string part in setting.Value.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            string path = part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..];
            if (path.StartsWith('/') && path.Length > 1)
                yield return Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        }

        if (setting.Value.StartsWith('/') && setting.Value.AsSpan().IndexOfAny(' ', ':') >= 0)
            yield return Path.TrimEndingDirectorySeparator(Path.GetFullPath(setting.Value));
    }
}
