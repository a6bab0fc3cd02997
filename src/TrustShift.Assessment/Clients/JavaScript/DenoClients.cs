using System.Globalization;
using TrustShift.Assessment.Clients.Libraries;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Programs;

namespace TrustShift.Assessment.Clients.JavaScript;

/// <summary>
/// Deno: the roots of Mozilla inside (webpki-roots), the system's where DENO_TLS_CA_STORE says so, and DENO_CERT beside them (docs.deno.com/runtime/reference/env_variables).
/// </summary>
public sealed class DenoClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence deno in context.SoftwareOf(SoftwareKinds.Deno))
        {
            string name = deno.Version is null ? "Deno" : "Deno " + deno.Version;
            SettingEvidence? stores = context.SettingOf("DENO_TLS_CA_STORE");
            bool hasSystem = stores is not null && stores.Value.Contains("system", StringComparison.Ordinal), hasMozilla = stores is null || stores.Value.Contains("mozilla", StringComparison.Ordinal);
            EffectiveStore? store = hasMozilla ? OfMozilla(context, deno, name) : null;
            if (hasSystem && OpenSslStore.Find(context, openSslFolder: null) is { } system)
            {
                string reason = $"DENO_TLS_CA_STORE ({stores!.Place}) says {stores.Value}; {system.Reason}";
                store = store is null ? system with { Reason = reason } : store with { Release = null, Path = $"{store.Path} + {system.Path}", Reason = $"{store.Reason}; {reason}", Anchors = [.. store.Anchors, .. system.Anchors], Intermediates = system.Intermediates };
            }

            yield return Client("deno:" + deno.Path, name, "deno", deno.Path, PossibleProfiles.Of("deno"), store is null ? null : CommonRoots.With(store, context, "DENO_CERT"));
        }
    }

    // The roots that were found in the very program, else those that every release has.
    private static EffectiveStore? OfMozilla(ClientContext context, SoftwareEvidence deno, string name) =>
        context.StoreAt($"{deno.Path}!{CompiledAnchors.Anchors}") is { } compiled
            ? context.Effective($"{name} has {compiled.Entries.Length.ToString(CultureInfo.InvariantCulture)} roots of Mozilla compiled in", compiled)
            : CommonRoots.Of("webpki-roots", static _ => true, name);
}
