using TrustShift.Assessment.Clients.Libraries;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.JavaScript;

/// <summary>Node.js, by <see cref="NodePrecedence"/>. Debian's own build takes the system's store in place of the roots that are compiled in.</summary>
public sealed class NodeClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence node in context.SoftwareOf(SoftwareKinds.Node))
        {
            (StoreDecision decision, EffectiveStore? store, string? uncertainty) = StoreOf(context, node);
            yield return Client(node, PossibleProfiles.Of(Name(node, decision)), store, uncertainty);
        }

        foreach (SoftwareEvidence node in context.SoftwareOf(SoftwareKinds.NodeSystem))
        {
            EffectiveStore? system = OpenSslStore.Find(context, openSslFolder: null);
            StoreDecision decision = StoreResolver.Resolve(
                context, NodePrecedence.Rules, UpstreamVersion.Of(node.Version),
                rule => rule.Id is NodePrecedence.BuiltIn ? DefaultPart.Of(system is null ? null : system with { Reason = "this build uses the system's OpenSSL and its store; " + system.Reason }) : null);
            yield return Client(
                node, PossibleProfiles.Of(SystemNames(context, node, decision)), system is null ? null : decision.Store, system is null ? "this build takes the roots of the system on which it runs, which is not in the target" : decision.Uncertainty);
        }
    }

    private static TlsClient Client(SoftwareEvidence node, PossibleProfiles profiles, EffectiveStore? store, string? uncertainty) =>
        Client("node:" + node.Path, $"Node.js {node.Version ?? "(version not known)"}", "node", node.Path, profiles, store, uncertainty);

    // The options change where roots come from, and with it the name of the profile that was measured.
    private static string Name(SoftwareEvidence node, StoreDecision decision)
    {
        bool Has(string rule) => decision.Rules.Any(r => string.Equals(r.Id, rule, StringComparison.Ordinal));
        return "node" + (UpstreamVersion.Of(node.Version) is { } version ? "@" + version : "")
            + (Has("node.use-openssl-ca") ? "+use-openssl-ca" : "")
            + (Has("node.use-system-ca") || Has("node.NODE_USE_SYSTEM_CA") ? "+use-system-ca" : "")
            + (Has("node.NODE_EXTRA_CA_CERTS") ? "+extra-ca-certs" : "");
    }

    // A distribution's build links the system's OpenSSL, with its security level: not the one that the release brings.
    private static IEnumerable<string> SystemNames(ClientContext context, SoftwareEvidence node, StoreDecision decision) =>
        LibraryVersions.OpenSsl(context, node.Path, oldest: "1.0.2").Select(static openSsl => $"openssl@{openSsl}").Prepend(Name(node, decision));

    private static (StoreDecision Decision, EffectiveStore? Store, string? Uncertainty) StoreOf(ClientContext context, SoftwareEvidence node)
    {
        string? version = node.Version;
        (EffectiveStore Store, string? Uncertainty)? builtIn = version is null ? null : BuiltInRoots.Find("nodejs", version, $"Node.js {version} has");
        if (builtIn is { Uncertainty: null } certain)
            builtIn = (certain.Store, RootsInside.Claim(context, node, $"Node.js {version}", certain.Store.Anchors));
        else if (RootsInside.Of(context, node, $"Node.js {version}".TrimEnd()) is { } inside)
            builtIn = (inside, null);
        StoreDecision decision = StoreResolver.Resolve(context, NodePrecedence.Rules, UpstreamVersion.Of(version), rule => rule.Id is NodePrecedence.BuiltIn ? DefaultPart.Of(builtIn?.Store) : null);
        if (decision.Rules.Any(static r => r.Id is "node.use-openssl-ca"))
            return (decision, decision.Store, decision.Uncertainty);
        return builtIn is null
            ? (decision, null, "its version is not known, so its built-in roots are not")
            : (decision, decision.Store, decision.Uncertainty ?? builtIn.Value.Uncertainty);
    }
}
