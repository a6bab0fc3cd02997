using TrustShift.Assessment.Clients;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software;

namespace TrustShift.Assessment.Applications;

/// <summary>
/// The folders of a target that are software by themselves: those with a manifest or build file, and virtual environments. The nearest one above a file owns it. On a host, source checkouts
/// are targets of their own (docs/adr/0002).
/// </summary>
internal sealed class ApplicationFolders
{
    // Names that virtual environments have inside the folder of their application (packaging.python.org, Creating a virtual environment; direnv, poetry, uv).
    private static readonly string[] s_environments = ["venv", ".venv", "env", ".env", "virtualenv"];

    private readonly SortedDictionary<string, ApplicationDraft> _byFolder = new(StringComparer.Ordinal);

    /// <summary>Finds them.</summary>
    public ApplicationFolders(ClientContext context)
    {
        foreach (SoftwareEvidence module in context.SoftwareOf(SoftwareKinds.Module).Where(m => context.CheckoutOf(m.Path) is null))
        {
            bool isEnvironment = module.Name is Modules.VirtualEnvironment;
            string own = (module.Root ?? "").TrimEnd('/'), folder = isEnvironment ? AroundEnvironment(context, own) : own;
            if (!_byFolder.TryGetValue(folder, out ApplicationDraft? draft) || (draft.Kind is ApplicationKinds.VirtualEnvironment && !isEnvironment))
            {
                string kind = isEnvironment ? ApplicationKinds.VirtualEnvironment : ApplicationKinds.Module;
                var better = new ApplicationDraft($"{kind}:{(folder.Length == 0 ? "." : folder)}", kind, NameOf(folder, context), folder.Length == 0 ? module.Path : folder);
                better.Ecosystems.UnionWith(draft?.Ecosystems ?? []);
                _byFolder[folder] = draft = better;
                draft.Folders.Add(folder);
            }

            draft.Ecosystems.Add(isEnvironment ? "python" : module.Name);
        }
    }

    /// <summary>All of them, ordinal by folder.</summary>
    public IEnumerable<ApplicationDraft> All => _byFolder.Values;

    /// <summary>The nearest one that encloses a file or folder; null when none does.</summary>
    public ApplicationDraft? Enclosing(string path)
    {
        for (string folder = path.TrimEnd('/'); ; folder = Above(folder))
        {
            if (_byFolder.TryGetValue(folder, out ApplicationDraft? draft))
                return draft;
            if (folder.Length == 0)
                return null;
        }
    }

    /// <summary>The folder above, "" at the top.</summary>
    public static string Above(string path) => path.LastIndexOf('/') is > 0 and var cut ? path[..cut] : "";

    /// <summary>Whether a path is a folder or lies in it; everything lies in "".</summary>
    public static bool IsIn(string path, string folder) =>
        folder.Length == 0 || (path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] is '/' or '!' or '#'));

    /// <summary>
    /// Whether a folder can be an application's own: not one in which many have theirs, nor one of the operating system (Filesystem Hierarchy Standard 3.0). In a folder target everything can.
    /// </summary>
    public static bool CanBeOwn(string folder, ClientContext context)
    {
        if (!context.IsWholeSystem)
            return folder.Length > 0;
        string[] parts = folder.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return false;
        return parts[0] switch
        {
            "bin" or "sbin" or "lib" or "lib64" or "etc" or "boot" or "run" or "dev" or "proc" or "sys" or "tmp" => false,
            "usr" => parts[1] is "local" && parts.Length > 2 && !(parts[2] is "bin" or "sbin" or "lib" or "share" && parts.Length == 3),
            "var" => parts.Length > 2 || !(parts[1] is "lib" or "cache" or "log" or "spool" or "www" or "tmp" or "opt"),
            _ => true,
        };
    }

    private static string AroundEnvironment(ClientContext context, string environment)
    {
        string name = environment[(environment.LastIndexOf('/') + 1)..], above = Above(environment);
        bool isInside = Array.Exists(s_environments, n => string.Equals(n, name, StringComparison.Ordinal));
        // In a home folder or in /opt it stands for itself: what else lies there is not its own.
        return isInside && (above.Length == 0 ? !context.IsWholeSystem : CanBeOwn(above, context) && !(above.TrimStart('/') is var a && a.StartsWith("home/", StringComparison.Ordinal) && a.IndexOf('/', 5) < 0))
            ? above : environment;
    }

    private static string NameOf(string folder, ClientContext context)
    {
        if (folder.Length > 0)
            return folder[(folder.LastIndexOf('/') + 1)..];
        string name = context.Evidence.Target.Name.TrimEnd('/', '\\');
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return name is "" or "." or ".." ? "this folder" : name;
    }
}
