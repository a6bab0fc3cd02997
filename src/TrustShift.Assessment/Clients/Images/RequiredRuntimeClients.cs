using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Images;

/// <summary>
/// Runtimes that a repository asks for and does not hold (engines of package.json, .nvmrc, go.mod, setup-java, ...). Where the release is exact and brings its roots, those are judged; a range is
/// judged by what all its releases have in common, which proves nothing. On an installed system, what is installed counts.
/// </summary>
public sealed class RequiredRuntimeClients : ClientFinder
{
    // What is in the target makes what it asks for needless.
    private static readonly (string Runtime, string[] Kinds)[] s_installed =
    [
        ("Node.js", [SoftwareKinds.Node, SoftwareKinds.NodeSystem]), ("Python", [SoftwareKinds.Python]), ("Java", [SoftwareKinds.Java]), ("Go", [SoftwareKinds.Go, SoftwareKinds.GoToolchain]), (".NET", [SoftwareKinds.DotNet]),
    ];

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        if (context.IsInstalledSystem)
            yield break;
        foreach (IGrouping<string, SoftwareEvidence> group in context.SoftwareOf(SoftwareKinds.RequiredRuntime).GroupBy(static s => $"{s.Name} {s.Version ?? s.Requirement}", StringComparer.Ordinal))
        {
            SoftwareEvidence first = group.First();
            int vendorAt = first.Name.IndexOf(" (", StringComparison.Ordinal);
            string runtime = vendorAt < 0 ? first.Name : first.Name[..vendorAt];
            string? vendor = vendorAt < 0 ? null : first.Name[(vendorAt + 2)..].TrimEnd(')');
            // The SDK counts its releases in hundreds (8.0.100 brings the runtime 8.0.0), so that it tells the line alone.
            bool isSdk = runtime is ".NET SDK";
            runtime = isSdk ? ".NET" : runtime;
            if (Array.Find(s_installed, i => string.Equals(i.Runtime, runtime, StringComparison.Ordinal)).Kinds is { } kinds && kinds.Any(k => context.SoftwareOf(k).Any()))
                continue;
            string places = string.Join(", ", group.Select(static s => s.Path).Distinct(StringComparer.Ordinal).Take(3));
            string asked = first.Version ?? first.Requirement ?? "";
            RuntimeRoots roots = RootsOf(runtime, isSdk, asked, vendor, places);
            string unproven = $"{places} asks for {first.Name} {asked}: which release runs is not known";
            yield return Client(
                $"required-runtime:{first.Name} {asked}", $"{first.Name} {asked}", "required-runtime", first.Path, PossibleProfiles.Of(roots.Profiles), roots.Store,
                roots.Uncertainty is { } why ? $"{places} asks for {first.Name} {asked}, and what runs it is not in the target; {why}" : null) with { Unproven = first.Version is null || roots.Store is null ? unproven : null };
        }
    }

    private static RuntimeRoots RootsOf(string runtime, bool isSdk, string asked, string? vendor, string places)
    {
        string why = $"as {places} asks";
        if (runtime is "Node.js" && VersionRange.Parse(asked) is { } range)
            return RuntimeRoots.Ranged(RootStoreTimeline.FindRange("nodejs", range.Covers), why, $"Node.js {asked}", null, "node");
        if (runtime is "Node.js")
            return new RuntimeRoots(null, $"'{asked}' does not say which release of Node.js, and so which built-in roots", ["node"]);
        string known = string.Concat(asked.TakeWhile(static c => char.IsAsciiDigit(c) || c is '.' or 'u' or '_'));
        string? maker = vendor is "corretto" or "amzn" ? "Amazon Corretto" : vendor;
        return RuntimeRoots.Of(new ImageContent(runtime, isSdk && known.Split('.') is [var major, var minor, ..] ? $"{major}.{minor}" : known.Length == 0 ? null : known, maker, null, null), why);
    }
}
