using System.Collections.Frozen;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Processes;
using TrustShift.Discovery.Settings;

namespace TrustShift.Assessment.Clients.Systems;

/// <summary>
/// Programs that something in the target starts (a script, a unit, a Procfile) on a runtime which is not in it, with no store that their start, their own code or the settings beside them name: each uses its runtime's default store
/// on another machine, whatever other programs of the target are given. So nothing in the target clears it.
/// </summary>
public sealed class UnseenRuntimeClients : ClientFinder
{
    /// <summary>The kind of these clients.</summary>
    public const string Kind = "unseen-runtime";

    private const int MostNamed = 3;

    private static readonly FrozenDictionary<string, string[]> s_software = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Java"] = [SoftwareKinds.Java], ["Python"] = [SoftwareKinds.Python, SoftwareKinds.PythonPackage], ["Node.js"] = [SoftwareKinds.Node, SoftwareKinds.NodeSystem], [".NET"] = [SoftwareKinds.DotNet],
        ["Deno"] = [SoftwareKinds.Deno], ["Bun"] = [SoftwareKinds.Bun], ["Go"] = [SoftwareKinds.Go], ["Ruby"] = [SoftwareKinds.OpenSsl], ["PHP"] = [SoftwareKinds.OpenSsl], ["Perl"] = [SoftwareKinds.OpenSsl],
        ["curl"] = [SoftwareKinds.Curl], ["git"] = [SoftwareKinds.Git], ["AWS CLI"] = [SoftwareKinds.AwsSdk],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (IGrouping<string, ProcessEvidence> runtime in context.Evidence.Processes
            .Where(p => p.Image is null or "scratch" && !p.Command.IsEmpty && context.CheckoutOf(p.Path) is null && KnownPrograms.RuntimeOf(p.Command[0]) is not null)
            .Where(p => !IsThere(context, KnownPrograms.RuntimeOf(p.Command[0])!, p) && !Chooses(context, p))
            .GroupBy(static p => KnownPrograms.RuntimeOf(p.Command[0])!, StringComparer.Ordinal))
        {
            ProcessEvidence first = runtime.First();
            string programs = string.Join(", ", runtime.Take(MostNamed).Select(static p => $"'{string.Join(' ', p.Command.Take(4))}' ({p.Place})")) + (runtime.Count() > MostNamed ? ", ..." : "");
            yield return Client(
                $"{Kind}:{runtime.Key}", $"{runtime.Key} that is not in the target", Kind, first.Path, PossibleProfiles.Of(["careful"]), null,
                $"{programs} {(runtime.Count() == 1 ? "uses" : "use")} the default trust store of {runtime.Key}, which is not in the target: check the machine or image on which it runs");
        }
    }

    // In a system what is not found by its kind has no file there; a path names the very runtime.
    private static bool IsThere(ClientContext context, string runtime, ProcessEvidence process)
    {
        string program = process.Command[0];
        if (context.IsWholeSystem)
        {
            string home = program.StartsWith('/') && program.LastIndexOf("/bin/", StringComparison.Ordinal) is > 0 and var cut ? program[..cut].Trim('/') : "";
            return runtime is not ("Java" or "Node.js") || home is "" or "usr" or "usr/local" || context.ListsPackagesOnly
                || s_software[runtime].SelectMany(context.SoftwareOf).Any(s => (s.Root ?? s.Path).Trim('/') is var root && (string.Equals(root, home, StringComparison.Ordinal) || root.StartsWith(home + "/", StringComparison.Ordinal)));
        }

        return s_software.TryGetValue(runtime, out string[]? kinds) && kinds.Any(k => context.SoftwareOf(k).Any(static s => s.Requirement is null && s.Basis == SoftwareBasis.Installed));
    }

    // Its own settings; what its script says, which is judged by itself; what a file beside it configures for whatever runs there.
    private static bool Chooses(ClientContext context, ProcessEvidence process)
    {
        string folder = process.Path[..(process.Path.LastIndexOf('/') + 1)];
        return context.AllSettings.Any(s => NamesStore(s) && (s.Scope is { } scope ? string.Equals(scope, process.Id, StringComparison.Ordinal)
            : string.Equals(s.Path, process.Path, StringComparison.Ordinal) || process.Command.Skip(1).Any(w => IsFile(s.Path, w))
                || (s.Mechanism is not (StoreReferences.Mechanism or "jvm-option") && !IsScript(s.Path) && s.Path.StartsWith(folder, StringComparison.Ordinal))));
    }

    private static bool NamesStore(SettingEvidence setting) =>
        (setting.Value.Length > 0 && StoreSettings.Names(setting)) || setting.Mechanism is StoreReferences.Mechanism || setting.Name is "javax.net.ssl.trustStore" || setting.Value.Contains("javax.net.ssl.trustStore=", StringComparison.Ordinal)
        || Security.UnverifiedSettings.ReachOf(setting) == Security.UnverifiedReach.Program;

    private static bool IsFile(string path, string word) => string.Equals(path, word, StringComparison.Ordinal) || path.EndsWith("/" + (word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word), StringComparison.Ordinal);

    private static bool IsScript(string path) => path.EndsWith(".sh", StringComparison.Ordinal) || path.LastIndexOf('.') <= path.LastIndexOf('/');
}
