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
            yield return Client(node, store, uncertainty);
        }

        foreach (SoftwareEvidence node in context.SoftwareOf(SoftwareKinds.NodeSystem))
        {
            EffectiveStore? store = OpenSslStore.Find(context, openSslFolder: null);
            if (store is not null)
                yield return Client(node, store with { Reason = "this build uses the system's OpenSSL and its store; " + store.Reason }, null);
        }
    }

    private static TlsClient Client(SoftwareEvidence node, EffectiveStore? store, string? uncertainty) =>
        new("node:" + node.Path, $"Node.js {node.Version ?? "(version not known)"}", "node", node.Path, ProfileOf.Version("node", node.Version), store, uncertainty);

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
