using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Sources;

/// <summary>What belongs to a target, how its paths are written, and how closely each folder is looked at.</summary>
public sealed class TargetScope
{
    private static readonly string[] s_packageDatabases = ["var/lib/dpkg", "var/lib/rpm", "usr/lib/sysimage/rpm", "lib/apk/db", "usr/lib/apk/db"];

    private readonly string _ownBinaries = AppContext.BaseDirectory;
    private readonly string? _ownFolder = FindCheckout();
    private readonly HashSet<string> _excluded = new(StringComparer.Ordinal);

    private TargetScope(TargetDescription target, string root, string? onlyFile, bool isRootFileSystem)
    {
        Target = target;
        Root = root;
        OnlyFile = onlyFile;
        IsRootFileSystem = isRootFileSystem;
        Links = new LinkResolver(isRootFileSystem ? root : null);
    }

    /// <summary>What is examined.</summary>
    public TargetDescription Target { get; }

    /// <summary>Full path of the folder, links resolved; "/" for this host.</summary>
    public string Root { get; }

    /// <summary>Full path of the one file that is the target; null for a folder.</summary>
    public string? OnlyFile { get; }

    /// <summary>Whether the target is a root file system: this host, or a folder that holds one (it has <c>etc</c> and <c>usr</c>, or a database of packages).</summary>
    public bool IsRootFileSystem { get; }

    /// <summary>Whether the target is this host.</summary>
    public bool IsHost => Target.Kind is "host";

    /// <summary>How links are followed here.</summary>
    public LinkResolver Links { get; }

    /// <summary>The scope of a request.</summary>
    /// <exception cref="TargetUnreadableException">The target does not exist or is neither a folder nor a file.</exception>
    public static TargetScope Of(ExaminationRequest request)
    {
        TargetScope scope = request.Path is null
            ? new TargetScope(new TargetDescription("host", Environment.MachineName), "/", null, isRootFileSystem: true)
            : OfPath(request.Path);
        foreach (string excluded in request.Exclude)
        {
            string path = excluded.TrimEnd('/');
            if (path.Length > 0)
            {
                scope._excluded.Add(Path.GetFullPath(path, scope.Root));
                scope._excluded.Add(Path.GetFullPath(path));
            }
        }

        return scope;
    }

    /// <summary>The path of <paramref name="fullPath"/> in evidence: absolute for this host, else relative to the target, with '/'.</summary>
    public string PathOf(string fullPath)
    {
        if (IsHost)
            return fullPath;
        string path = fullPath.Length > Root.Length && Contains(fullPath) ? fullPath[(Root is "/" ? 1 : Root.Length + 1)..] : fullPath;
        return Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
    }

    /// <summary>Whether a path with all links resolved lies in the target.</summary>
    public bool Contains(string fullPath) =>
        OnlyFile is not null
            ? string.Equals(fullPath, OnlyFile, StringComparison.Ordinal)
            : Root is "/" || string.Equals(fullPath, Root, StringComparison.Ordinal)
                || (fullPath.Length > Root.Length && fullPath.StartsWith(Root, StringComparison.Ordinal) && fullPath[Root.Length] is '/' or '\\');

    /// <summary>
    /// Whether it is this program itself, or the checkout that it was built in: its catalogue names the endpoints and keys of every migration, which
    /// says nothing of the target. A target inside the checkout is examined.
    /// </summary>
    public bool IsOwn(string fullPath) => (_ownFolder is not null && Is(fullPath, _ownFolder)) || IsOwnFile(fullPath);

    /// <summary>Whether the user left it out.</summary>
    public bool IsExcluded(string fullPath) => _excluded.Count > 0 && _excluded.Contains(fullPath);

    /// <summary>The path that <paramref name="fullPath"/> has in the file system that the target is; the same path when it is none.</summary>
    public string SystemPathOf(string fullPath) => IsRootFileSystem && !IsHost ? "/" + PathOf(fullPath) : fullPath;

    /// <summary>How closely a folder is looked at, given that of the folder above it.</summary>
    public Look LookAt(string fullPath, Look above) => IsRootFileSystem ? HostPlaces.LookAt(SystemPathOf(fullPath), above) : above;

    private static TargetScope OfPath(string path)
    {
        if (path.Length == 0)
            throw new TargetUnreadableException("the target is an empty path; \".\" is this folder");
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var target = new TargetDescription("directory", path);
        TargetDescription file = target with { Kind = "file" };
        if (OperatingSystem.IsWindows())
        {
            return Directory.Exists(full) ? new TargetScope(target, full, null, isRootFileSystem: false)
                : File.Exists(full) ? new TargetScope(file, Path.GetDirectoryName(full)!, full, isRootFileSystem: false)
                : throw new TargetUnreadableException($"{path} does not exist");
        }

        LinkEnd end = new LinkResolver(null).Resolve(full);
        return end.Outcome switch
        {
            LinkOutcome.Folder => new TargetScope(target, end.FullPath, null, LooksLikeRootFileSystem(end.FullPath)),
            LinkOutcome.File => new TargetScope(file, Path.GetDirectoryName(end.FullPath)!, end.FullPath, isRootFileSystem: false),
            LinkOutcome.Loop => throw new TargetUnreadableException($"{path} is a symbolic link that leads back to itself"),
            LinkOutcome.Special => throw new TargetUnreadableException($"{path} is neither a folder nor a regular file"),
            _ => throw new TargetUnreadableException(FileStatus.Of(full).Kind != FileKind.Forbidden ? $"{path} does not exist" : $"{path} may not be looked at by this user"),
        };
    }

    // Own files in a folder of programs: the executable and the assemblies beside it.
    private bool IsOwnFile(string fullPath)
    {
        if (!fullPath.StartsWith(_ownBinaries, StringComparison.Ordinal) || fullPath.LastIndexOf('/') != _ownBinaries.Length - 1)
            return false;
        return Is(fullPath, Environment.ProcessPath ?? "") || fullPath.AsSpan(_ownBinaries.Length).StartsWith("TrustShift.", StringComparison.Ordinal);
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string? FindCheckout()
    {
        for (string? folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "TrustShift.slnx")))
                return folder;
        }

        return null;
    }

    // Also what was copied of one: the list of its packages alone.
    private static bool LooksLikeRootFileSystem(string folder) =>
        (Directory.Exists(Path.Combine(folder, "etc")) && Directory.Exists(Path.Combine(folder, "usr")))
        || Array.Exists(s_packageDatabases, database => Directory.Exists(Path.Combine(folder, database)));
}
