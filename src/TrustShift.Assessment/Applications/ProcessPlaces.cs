using TrustShift.Assessment.Clients;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Applications;

/// <summary>The folders of a target that a program which something starts works in, as far as its definition tells.</summary>
internal static class ProcessPlaces
{
    private static readonly string[] s_runtimes =
        ["java", "python", "python2", "python3", "node", "nodejs", "npm", "npx", "yarn", "ruby", "perl", "php", "dotnet", "sh", "bash", "gunicorn", "uvicorn", "celery", "flask", "bundle", "puma", "unicorn"];

    /// <summary>The folders, as paths of the target.</summary>
    public static IEnumerable<string> Of(ProcessEvidence process, ClientContext context)
    {
        foreach (MountedPlace mount in process.Mounts)
        {
            // "configmap/..." and the like are objects of manifests, not places.
            if (mount.Source is { Length: > 0 } source && !source.Contains("configmap/", StringComparison.OrdinalIgnoreCase) && !source.Contains("secret/", StringComparison.OrdinalIgnoreCase))
                yield return InTarget(source, context);
        }

        switch (process.Kind)
        {
            case ProcessKinds.Dockerfile or ProcessKinds.Procfile or ProcessKinds.Pm2Application:
                yield return ApplicationFolders.Above(process.Path);
                break;
            case ProcessKinds.ComposeService when process.Image?.StartsWith(ProcessKinds.Dockerfile + ":", StringComparison.Ordinal) is true:
                yield return ApplicationFolders.Above(process.Image[(ProcessKinds.Dockerfile.Length + 1)..]);
                break;
            default:
                break;
        }

        if (process.Image is not null)
            yield break;
        if (process.WorkingFolder is { } working)
            yield return InTarget(working, context);
        for (int i = 0; i < process.Command.Length; i++)
        {
            string word = process.Command[i];
            if (word.StartsWith('-') || !word.Contains('/', StringComparison.Ordinal) || (i == 0 && IsRuntime(word) && !IsInEnvironment(word)))
                continue;
            string path = word.StartsWith('/') ? word : process.WorkingFolder is { } folder ? $"{folder.TrimEnd('/')}/{word}" : word;
            yield return WithoutBin(ApplicationFolders.Above(InTarget(path, context)));
        }
    }

    /// <summary>The path in the target of one in its file system.</summary>
    public static string InTarget(string path, ClientContext context) => context.IsHost ? path.TrimEnd('/') : path.Trim('/');

    /// <summary>The name of the program; "" when the definition names none.</summary>
    public static string ProgramOf(ProcessEvidence process) => process.Command.IsEmpty ? "" : process.Command[0][(process.Command[0].LastIndexOf('/') + 1)..];

    private static bool IsRuntime(string word)
    {
        string name = word[(word.LastIndexOf('/') + 1)..];
        return Array.Exists(s_runtimes, r => string.Equals(r, name, StringComparison.Ordinal)) || name.StartsWith("python3.", StringComparison.Ordinal);
    }

    // A virtual environment's own python says whose it is.
    private static bool IsInEnvironment(string word) => word.Contains("venv/", StringComparison.Ordinal) || word.Contains("env/bin/", StringComparison.Ordinal) || word.Contains("virtualenv", StringComparison.Ordinal);

    private static string WithoutBin(string folder) => folder.EndsWith("/bin", StringComparison.Ordinal) || folder.EndsWith("/sbin", StringComparison.Ordinal) ? ApplicationFolders.Above(folder) : folder;
}
