using System.Collections.Immutable;
using System.IO.Enumeration;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Sources;

/// <summary>
/// Walks a target: each real folder once, links noted and never descended, so that no cycle exists. Files come in a fixed order; links, hashed folders
/// and gaps are complete when the enumeration has ended. One thread at a time.
/// </summary>
/// <param name="scope">The target.</param>
/// <param name="mounts">The mounted file systems, for this host; null elsewhere.</param>
public sealed class TreeWalk(TargetScope scope, MountTable? mounts)
{
    // A path of 4,096 bytes cannot nest deeper; the bound keeps a hostile tree from growing the stack list.
    private const int DeepestFolder = 2_000;

    private readonly List<FoundLink> _links = [];
    private readonly List<HashedFolder> _hashedFolders = [];
    private readonly List<Gap> _gaps = [];
    private readonly List<string> _linkedStores = [];

    /// <summary>Links that end in the target.</summary>
    public IReadOnlyList<FoundLink> Links => _links;

    /// <summary>Folders with hash names.</summary>
    public IReadOnlyList<HashedFolder> HashedFolders => _hashedFolders;

    /// <summary>What could not be walked.</summary>
    public IReadOnlyList<Gap> Gaps => _gaps;

    /// <summary>Full paths of files that a link with the name of a trust store leads to.</summary>
    public IReadOnlyList<string> LinkedStores => _linkedStores;

    /// <summary>Files and folders seen by name.</summary>
    public long Seen { get; private set; }

    /// <summary>The regular files, lazily.</summary>
    public IEnumerable<FoundFile> Files(CancellationToken cancellation)
    {
        if (scope.OnlyFile is { } only)
        {
            Seen++;
            yield return new FoundFile(only, scope.PathOf(only), FileStatus.Of(only).Length, Look.Content);
            yield break;
        }

        var pending = new Stack<(string FullPath, Look Look, int Depth)>();
        pending.Push((scope.Root, Look.Content, 0));
        while (pending.TryPop(out (string FullPath, Look Look, int Depth) folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (NamesIn(folder.FullPath, isRoot: folder.Depth == 0) is not { } names)
                continue;
            var folders = new List<string>();
            List<(string Name, string? RealPath)>? hashed = null;
            foreach (string name in names)
            {
                string full = folder.FullPath is "/" ? "/" + name : folder.FullPath + "/" + name;
                Seen++;
                if (scope.IsExcluded(full))
                {
                    _gaps.Add(new Gap(scope.PathOf(full), Gap.Excluded, Decides: false));
                    continue;
                }

                if (scope.IsOwn(full))
                {
                    _gaps.Add(new Gap(scope.PathOf(full), "TrustShift itself, whose catalogue names endpoints and keys: not examined", Decides: false));
                    continue;
                }

                FileStatus status = FileStatus.Of(full);
                string? behind = null;
                switch (status.Kind)
                {
                    case FileKind.Regular:
                        behind = scope.PathOf(full);
                        yield return new FoundFile(full, behind, status.Length, folder.Look);
                        break;
                    case FileKind.Folder:
                        folders.Add(full);
                        continue;
                    case FileKind.Link:
                        behind = NoteLink(full, name);
                        break;
                    case FileKind.Forbidden:
                        _gaps.Add(Unreadable(full, "may not be looked at"));
                        break;
                    case FileKind.Missing when name.Contains('\uFFFD', StringComparison.Ordinal):
                        _gaps.Add(Unreadable(full, "has a name that is not UTF-8 and cannot be opened"));
                        break;
                }

                if (behind is not "" && TrustStoreNames.IsHashName(name))
                    (hashed ??= []).Add((name, behind));
            }

            if (hashed is not null)
                _hashedFolders.Add(new HashedFolder(scope.PathOf(folder.FullPath), [.. hashed]));
            for (int i = folders.Count - 1; i >= 0; i--)
            {
                string inner = folders[i];
                if (inner.EndsWith("/.git", StringComparison.Ordinal))
                {
                    // Objects and packs are the history, not the application; the settings are what counts.
                    string settings = inner + "/config";
                    if (FileStatus.Of(settings) is { Kind: FileKind.Regular } found)
                        yield return new FoundFile(settings, scope.PathOf(settings), found.Length, Look.Content);
                    continue;
                }

                if (LookAt(inner, folder.Look) is not Look.Skip and var look)
                {
                    if (folder.Depth < DeepestFolder)
                        pending.Push((inner, look, folder.Depth + 1));
                    else
                        _gaps.Add(new Gap(scope.PathOf(inner), $"folders nest deeper than {DeepestFolder}: not walked further"));
                }
            }
        }
    }

    private Look LookAt(string folder, Look above)
    {
        if (mounts?.At(folder) is { } mount)
        {
            if (mount.IsPseudo)
                return Look.Skip;
            if (mount.IsNetwork)
            {
                _gaps.Add(new Gap(folder, $"network file system ({mount.FileSystem}), not walked", $"trustshift check {folder}", Decides: false));
                return Look.Skip;
            }

            if (mount.IsOverlay)
                return Look.Skip;
        }

        if (scope.IsRootFileSystem && HostPlaces.IsContainerStorage(scope.SystemPathOf(folder)))
        {
            _gaps.Add(new Gap(scope.PathOf(folder), "storage of containers, which are targets of their own, not walked", Decides: false));
            return Look.Skip;
        }

        return scope.LookAt(folder, above);
    }

    private List<string>? NamesIn(string folder, bool isRoot)
    {
        try
        {
            var options = new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false, ReturnSpecialDirectories = false };
            var names = new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.FileName.ToString(), options).ToList();
            names.Sort(StringComparer.Ordinal);
            return names;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (isRoot)
                throw new TargetUnreadableException($"{scope.Target.Name}: the folder cannot be read: {e.Message}", e);
            _gaps.Add(Unreadable(folder, "the folder cannot be read"));
            return null;
        }
    }

    /// <summary>The gap of a file or folder that may not be read.</summary>
    public Gap Unreadable(string fullPath, string reason)
    {
        string path = scope.PathOf(fullPath);
        bool harmless = scope.IsRootFileSystem && HostPlaces.IsPrivateByDesign(scope.SystemPathOf(fullPath));
        return new Gap(path, reason, $"run as a user who may read it, or pass --exclude {path}", Decides: !harmless);
    }

    // In the folder of an application, a file without extension or a configuration file may hold a store, a pin or an endpoint; links to programs
    // (bin/python3 of a virtual environment) are not meant.
    private bool MayBeSettings(string path, string name)
    {
        int dot = name.LastIndexOf('.');
        string folder = Path.GetFileName(Path.GetDirectoryName(path)) ?? "";
        return !scope.IsRootFileSystem && PlaceNatures.Of(path) == PlaceNature.Configuration
            && (dot < 0
                ? folder is not ("bin" or "sbin" or "lib" or "lib64" or ".bin")
                : name[dot..].ToUpperInvariant() is ".YAML" or ".YML" or ".JSON" or ".TOML" or ".XML" or ".PROPERTIES" or ".CONF" or ".CFG" or ".CNF" or ".INI" or ".ENV" or ".CONFIG");
    }

    // The path in the target of the file behind the link; empty when no client finds a file there; null when it is out of reach.
    private string? NoteLink(string full, string name)
    {
        LinkEnd end = scope.Links.Resolve(full);
        string path = scope.PathOf(full);
        bool looksLikeStore = TrustStoreNames.LooksLikeStore(name);
        bool inside = scope.Contains(end.FullPath);
        switch (end.Outcome)
        {
            case LinkOutcome.File when inside:
                _links.Add(new FoundLink(path, scope.PathOf(end.FullPath), LeadsToFolder: false));
                if (looksLikeStore)
                    _linkedStores.Add(end.FullPath);
                return scope.PathOf(end.FullPath);
            case LinkOutcome.Folder when inside:
                _links.Add(new FoundLink(path, scope.PathOf(end.FullPath), LeadsToFolder: true));
                return "";
            case LinkOutcome.File or LinkOutcome.Folder or LinkOutcome.Nothing when !inside:
                // A folder may hold anything, trust stores too; of a file, the name tells.
                bool decides = looksLikeStore || end.Outcome == LinkOutcome.Folder || (end.Outcome == LinkOutcome.File && MayBeSettings(path, name));
                _gaps.Add(new Gap(path, $"a symbolic link that leads out of the target, to {end.FullPath}: not followed", $"trustshift check {end.FullPath}", decides));
                return null;
            case LinkOutcome.Nothing when looksLikeStore && !TrustStoreNames.IsHashName(name):
                // A client that is given it trusts nothing, or what is put there later. Systems have such links left over from removed packages.
                _gaps.Add(new Gap(path, $"a symbolic link to {scope.PathOf(end.FullPath)}, which does not exist", Decides: !scope.IsRootFileSystem));
                return "";
            case LinkOutcome.Loop:
                _gaps.Add(new Gap(path, "a symbolic link that leads back to itself", Decides: false));
                return "";
            default:
                return "";
        }
    }
}
