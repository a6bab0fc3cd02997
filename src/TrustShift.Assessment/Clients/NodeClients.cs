using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Node.js: roots compiled in (src/node_root_certs.h), NODE_EXTRA_CA_CERTS adds to them, <c>--use-openssl-ca</c> replaces them by OpenSSL's default store
/// (nodejs.org/api/cli.html). Debian's own build uses the system's store.
/// </summary>
public sealed class NodeClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence node in context.SoftwareOf(SoftwareKinds.Node))
        {
            (EffectiveStore? store, string? uncertainty) = StoreOf(context, node.Version);
            yield return Client(node, PossibleProfiles.Of(Name(context, node)), store, uncertainty);
        }

        foreach (SoftwareEvidence node in context.SoftwareOf(SoftwareKinds.NodeSystem))
        {
            EffectiveStore? store = OpenSslStore.Find(context, openSslFolder: null);
            if (store is not null)
                yield return Client(node, PossibleProfiles.Of(SystemNames(context, node)), store with { Reason = "this build uses the system's OpenSSL and its store; " + store.Reason }, null);
        }
    }

    private static TlsClient Client(SoftwareEvidence node, PossibleProfiles profiles, EffectiveStore? store, string? uncertainty) =>
        Client("node:" + node.Path, $"Node.js {node.Version ?? "(version not known)"}", "node", node.Path, profiles, store, uncertainty);

    // The options that node(1) knows change where roots come from, and with it the name of the profile that was measured.
    private static string Name(ClientContext context, SoftwareEvidence node)
    {
        string options = context.SettingOf("NODE_OPTIONS")?.Value ?? "";
        bool Has(string option) => options.Split(' ').Contains(option, StringComparer.Ordinal);
        return "node" + (UpstreamVersion.Of(node.Version) is { } version ? "@" + version : "")
            + (Has("--use-openssl-ca") ? "+use-openssl-ca" : "")
            + (Has("--use-system-ca") || context.SettingOf("NODE_USE_SYSTEM_CA")?.Value is "1" ? "+use-system-ca" : "")
            + (context.SettingOf("NODE_EXTRA_CA_CERTS") is not null ? "+extra-ca-certs" : "");
    }

    // A distribution's build links the system's OpenSSL, with its security level: not the one that the release brings.
    private static IEnumerable<string> SystemNames(ClientContext context, SoftwareEvidence node) =>
        LibraryVersions.OpenSsl(context, node.Path, oldest: "1.0.2").Select(static openSsl => $"openssl@{openSsl}").Prepend(Name(context, node));

    private static (EffectiveStore? Store, string? Uncertainty) StoreOf(ClientContext context, string? version)
    {
        SettingEvidence? options = context.SettingOf("NODE_OPTIONS");
        if (options is not null && options.Value.Contains("--use-openssl-ca", StringComparison.Ordinal)
            && OpenSslStore.Find(context, openSslFolder: null) is { } system)
        {
            return (system with { Reason = $"NODE_OPTIONS ({options.Place}) says --use-openssl-ca; {system.Reason}" }, null);
        }

        if (version is null || BuiltInRoots.Find("nodejs", version, $"Node.js {version} has") is not { } builtIn)
            return (null, "its version is not known, so its built-in roots are not");
        if (context.SettingOf("NODE_EXTRA_CA_CERTS") is { } extra && context.StoreAt(extra.Value) is { } extraStore)
        {
            EffectiveStore added = context.Effective("", extraStore);
            ImmutableArray<Pki.Paths.TrustAnchor> anchors = [.. builtIn.Store.Anchors, .. added.Anchors];
            return (
                builtIn.Store with
                {
                    Path = $"{builtIn.Store.Path} + {extraStore.Path}",
                    Reason = $"{builtIn.Store.Reason}, and NODE_EXTRA_CA_CERTS ({extra.Place}) adds {extra.Value}",
                    Anchors = anchors,
                    Intermediates = added.Intermediates,
                },
                builtIn.Uncertainty);
        }

        return builtIn;
    }
}
