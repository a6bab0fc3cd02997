using TrustShift.Assessment.Clients;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Applications;

/// <summary>Which of the target's runtimes and programs a process runs, and which a module would run on, by name.</summary>
internal static class RuntimeUse
{
    /// <summary>Whether what is started speaks through this client, as far as the command tells.</summary>
    public static bool Runs(ProcessEvidence process, TlsClient client, ClientContext context)
    {
        if (process.Image is not null || process.Command.IsEmpty)
            return false;
        string program = ProcessPlaces.InTarget(process.Command[0], context), name = ProcessPlaces.ProgramOf(process);
        if (string.Equals(client.Place, program, StringComparison.Ordinal))
            return true;
        return client.Kind switch
        {
            "java" => StartedClients.IsJava(process) && IsOfRuntime(program, client.Place),
            "node" => name is "node" or "nodejs" or "npm" or "npx" or "yarn" or "pm2" && IsOfRuntime(program, client.Place),
            "python" => IsPython(name) && !program.Contains("venv/", StringComparison.Ordinal),
            "dotnet" => name is "dotnet",
            "curl" or "wget" or "git" => string.Equals(name, client.Kind, StringComparison.Ordinal),
            _ => false,
        };
    }

    /// <summary>Whether software of this ecosystem would run on this client, where it has no other.</summary>
    public static bool IsRuntimeOf(string ecosystem, TlsClient client) => ecosystem switch
    {
        "java" => client.Kind is "java",
        "node" => client.Kind is "node",
        "python" => client.Kind is "python",
        "dotnet" => client.Kind is "dotnet",
        "php" or "ruby" => client.Kind is "openssl",
        "go" => client.Kind is "go" or "go-toolchain",
        _ => false,
    };

    private static bool IsPython(string name) => name.StartsWith("python", StringComparison.Ordinal) || name is "gunicorn" or "uwsgi" or "celery" or "uvicorn" or "flask" or "django-admin";

    // A path names the very runtime: /opt/jdk-17/bin/java; /usr/bin/java may be any of them.
    private static bool IsOfRuntime(string program, string place)
    {
        int cut = program.LastIndexOf("/bin/", StringComparison.Ordinal);
        string home = cut < 0 ? "" : program[..cut];
        return home.Trim('/') is "" or "usr" or "usr/local" || ApplicationFolders.IsIn(place, home);
    }
}
