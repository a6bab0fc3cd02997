using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Clients.Java;
using TrustShift.Assessment.Clients.JavaScript;
using TrustShift.Assessment.Clients.Libraries;
using TrustShift.Assessment.Clients.Python;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Processes;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Programs that something starts with trust settings of their own (a systemd unit, a program of a supervisor): the runtime of the target with the store that it has there. One that runs in
/// a container image has the image's runtime, which is a target of its own; the stores that its settings name are judged by <see cref="NamedStoreClients"/>.
/// </summary>
public static class StartedClients
{
    /// <summary>The clients whose store differs from the one that the same runtime has without the program's own settings.</summary>
    public static IEnumerable<TlsClient> Find(ClientContext context)
    {
        HashSet<string> scopes = [.. context.AllSettings.Select(s => s.Scope).OfType<string>()];
        foreach (ProcessEvidence process in context.Evidence.Processes)
        {
            if (process.Image is not null || !(scopes.Contains(process.Id) || HasOptions(process)) || context.CheckoutOf(process.Path) is not null)
                continue;
            ClientContext own = context.For(process);
            bool isThere = false;
            foreach (ClientFinder finder in ClientFinders.All.Where(f => f is not (NamedStoreClients or AddedRootClients or ConfiguredStoreClients or CustomStoreClients or UnseenRuntimeClients) && Concerns(f, process)))
            {
                Dictionary<string, TlsClient> bare = finder.Find(context.WithoutEnvironment).DistinctBy(c => c.Id, StringComparer.Ordinal).ToDictionary(c => c.Id, StringComparer.Ordinal);
                foreach (TlsClient found in finder.Find(own))
                {
                    TlsClient client = found with { VerificationOff = UnverifiedPrograms.Of(own, process, found) };
                    isThere |= IsRuntimeOf(client, process) && !(client.Kind is "python-package" && own.Settings.Any(static s => s.Scope is not null && s.Name is "SSL_CERT_FILE" or "SSL_CERT_DIR"));
                    TlsClient started = client with { Id = $"{process.Id}|{client.Id}", Name = $"{process.Name}: {client.Name}" };
                    if (IsRuntimeOf(client, process)
                        && !(client.VerificationOff is null && !StricterRules.AreOf(own, started) && bare.TryGetValue(client.Id, out TlsClient? same) && SameStore(same, client)))
                        yield return started;
                }
            }

            if (!isThere && context.IsWholeSystem && !context.ListsPackagesOnly && NameOf(process) is { } program && KnownPrograms.RuntimeOf(program) is { } runtime && context.AllSettings.Any(s => string.Equals(s.Scope, process.Id, StringComparison.Ordinal)))
            {
                yield return new TlsClient(
                    $"{process.Id}|{UnseenRuntimeClients.Kind}", $"{process.Name}: {runtime} that is not in the target", UnseenRuntimeClients.Kind, process.Path, PossibleProfiles.Of(["careful"]).First, null,
                    $"{process.Name} ({process.Place}) runs {process.Command[0]} with trust settings of its own, and no {runtime} was found to which they could be applied");
            }
        }
    }

    // Of the options only those that choose trust are kept (StartedCommand).
    private static bool HasOptions(ProcessEvidence process) => process.Command.Skip(1).Any(static word => word.StartsWith("--", StringComparison.Ordinal));

    /// <summary>Whether a program of this command is of Java, as far as its name tells.</summary>
    public static bool IsJava(ProcessEvidence process) => NameOf(process) is "java" or "java.exe" or "catalina.sh" or "jsvc";

    // What a command's name does not tell (a script, a program of its own) can be anything.
    private static bool Concerns(ClientFinder finder, ProcessEvidence process) => NameOf(process) switch
    {
        null => true,
        _ when IsJava(process) => finder is JavaClients,
        { } name when name.StartsWith("python", StringComparison.Ordinal) || name is "gunicorn" or "uwsgi" or "celery" or "uvicorn" or "flask" or "django-admin" => finder is PythonClients or PythonPackageClients,
        "node" or "nodejs" or "npm" or "npx" or "yarn" or "pm2" => finder is NodeClients,
        "dotnet" => finder is DotNetClients,
        "curl" => finder is CurlClients,
        "git" => finder is GitClients,
        "wget" => finder is GnuTlsClients or WgetClients,
        _ => true,
    };

    // A path in the command names the very runtime: /opt/jdk-17/bin/java, /srv/app/venv/bin/python.
    private static bool IsRuntimeOf(TlsClient client, ProcessEvidence process)
    {
        // A program of its own may start any of them.
        if (process.Command.IsEmpty || !process.Command[0].StartsWith('/') || client.Kind is not ("java" or "node") || KnownPrograms.RuntimeOf(process.Command[0]) is not ("Java" or "Node.js"))
            return true;
        string program = process.Command[0].TrimStart('/'), place = client.Place.TrimStart('/');
        string home = program[..Math.Max(0, program.LastIndexOf("/bin/", StringComparison.Ordinal))];
        // /usr/bin/java is a link to the default runtime: which one is not known here, so that all of them count.
        return home is "usr" or "" or "usr/local" || string.Equals(place, program, StringComparison.Ordinal) || string.Equals(place, home, StringComparison.Ordinal)
            || place.StartsWith(home + "/", StringComparison.Ordinal) || string.Equals(place, home + "/jre", StringComparison.Ordinal);
    }

    private static bool SameStore(TlsClient one, TlsClient other) => string.Equals(one.Store?.Path, other.Store?.Path, StringComparison.Ordinal) && (one.Store is null) == (other.Store is null)
        && string.Equals(one.Uncertainty ?? one.Store?.Uncertainty, other.Uncertainty ?? other.Store?.Uncertainty, StringComparison.Ordinal);

    private static string? NameOf(ProcessEvidence process) => process.Command.IsEmpty ? null : process.Command[0][(process.Command[0].LastIndexOf('/') + 1)..];
}
