using System.Collections.Concurrent;

namespace TrustShift.Discovery.Sources;

/// <summary>
/// Follows symbolic links as the kernel does, or, for a folder that is a root file system of its own, as a kernel would that has it as its root:
/// absolute links start there and <c>..</c> does not leave it.
/// </summary>
/// <param name="root">The folder that stands for "/", or null to follow links on this machine.</param>
public sealed class LinkResolver(string? root)
{
    // Linux: MAXSYMLINKS of include/linux/namei.h.
    private const int MostLinks = 40;
    private const int MostRemembered = 20_000;
    private readonly string _root = root is null or "/" ? "" : root;
    private readonly ConcurrentDictionary<string, string?> _linkTargets = new(StringComparer.Ordinal);

    /// <summary>Resolves every link in <paramref name="path"/> (absolute, below the root).</summary>
    public LinkEnd Resolve(string path)
    {
        var pending = new Stack<string>();
        Push(pending, path[_root.Length..]);
        string current = _root;
        int links = 0;
        while (pending.TryPop(out string? part))
        {
            if (part is "." or "")
                continue;
            if (part is "..")
            {
                int cut = current.LastIndexOf('/');
                current = current.Length > _root.Length && cut >= 0 ? current[..cut] : current;
                continue;
            }

            string next = current + "/" + part;
            if (TargetOf(next) is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks)
                return new LinkEnd(LinkOutcome.Loop, next);
            if (target.StartsWith('/'))
                current = _root;
            Push(pending, target);
        }

        current = current.Length == 0 ? "/" : current;
        return new LinkEnd(
            FileStatus.Of(current).Kind switch
            {
                FileKind.Regular => LinkOutcome.File,
                FileKind.Folder => LinkOutcome.Folder,
                FileKind.Special => LinkOutcome.Special,
                FileKind.Link => LinkOutcome.Loop,
                _ => LinkOutcome.Nothing,
            },
            current);
    }

    private string? TargetOf(string path)
    {
        if (_linkTargets.TryGetValue(path, out string? known))
            return known;
        string? target;
        try
        {
            target = new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            target = null;
        }

        if (_linkTargets.Count < MostRemembered)
            _linkTargets[path] = target;
        return target;
    }

    private static void Push(Stack<string> pending, string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = parts.Length - 1; i >= 0; i--)
            pending.Push(parts[i]);
    }
}
