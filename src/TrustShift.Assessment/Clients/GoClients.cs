using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Go programs (crypto/x509 root_unix.go): the first readable bundle of a list, or SSL_CERT_FILE, <i>and</i> every certificate in the folders, or SSL_CERT_DIR.
/// </summary>
public sealed class GoClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        EffectiveStore? store = null;
        foreach (SoftwareEvidence go in context.SoftwareOf(SoftwareKinds.Go))
        {
            store ??= StoreOf(context);
            if (store is null)
                yield break;
            string version = go.Version is null ? "" : $" ({go.Version})";
            string[] names = UpstreamVersion.Of(go.Version) is { } known ? ["go@" + known] : ["go", "go@1.15"];
            yield return Client("go:" + go.Path, $"{go.Name}{version}", "go", go.Path, PossibleProfiles.Of(names), store);
        }
    }

    private static EffectiveStore? StoreOf(ClientContext context)
    {
        var stores = new List<TrustStoreEvidence>();
        string file = "the system's bundle";
        if (context.SettingOf("SSL_CERT_FILE") is { } setting)
        {
            file = $"SSL_CERT_FILE ({setting.Place}) names {setting.Value}";
            if (context.StoreAt(setting.Value) is { } named)
                stores.Add(named);
        }
        else if (SystemStores.FindBundle(context) is { } bundle)
        {
            stores.Add(bundle);
        }

        IEnumerable<string> folders = context.SettingOf("SSL_CERT_DIR")?.Value.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [.. SystemStores.Folders];
        stores.AddRange(folders.Select(context.StoreAt).OfType<TrustStoreEvidence>());
        if (stores.Count > 0)
            return context.Effective($"{file}, and the certificates in the system's folder: Go reads both", [.. stores]);
        const string Nothing = "no bundle and no folder of certificates of the system exists, so nothing is trusted";
        bool isNamed = context.SettingOf("SSL_CERT_FILE") is not null || context.SettingOf("SSL_CERT_DIR") is not null;
        return !isNamed ? SystemStores.Missing(context, Nothing) : context.IsWholeSystem ? context.Effective($"{file}: nothing that Go reads holds a certificate") : null;
    }
}
