using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// The curl tool on OpenSSL. <c>src/tool_operate.c</c>: a cacert or capath option (so also .curlrc) wins over the environment; CURL_CA_BUNDLE wins over
/// SSL_CERT_DIR and SSL_CERT_FILE; what is left falls back to the bundle and the folder that were set when curl was built, and both are used.
/// </summary>
public sealed class CurlClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        SoftwareEvidence? curl = context.SoftwareOf(SoftwareKinds.Curl).OrderBy(s => s.Path.Contains("/bin/", StringComparison.Ordinal) ? 0 : 1).FirstOrDefault();
        if (curl is null)
            yield break;

        var stores = new List<TrustStoreEvidence>();
        var reasons = new List<string>();
        (SettingEvidence? file, SettingEvidence? folder) = Named(context);
        Add(file, () => SystemStores.FindBundle(context), "curl's built-in bundle path");
        Add(folder, () => context.FirstStoreAt(SystemStores.Folders), "curl's built-in folder path");
        if (stores.Count == 0 && reasons.Count == 0 && !context.IsWholeSystem && !context.ListsPackagesOnly)
            yield break;

        string version = curl.Version is null ? "" : " " + curl.Version;
        string library = Library(context, curl);
        EffectiveStore store = reasons.Count == 0
            ? SystemStores.Missing(context, "no bundle of the system exists, so nothing is trusted")!
            : context.Effective(string.Join(", and ", reasons), [.. stores]);
        yield return Client("curl:" + curl.Path, $"curl{version}", "curl", curl.Path, PossibleProfiles.Of(Names(context, curl, library)), store);

        void Add(SettingEvidence? setting, Func<TrustStoreEvidence?> fallback, string fallbackName)
        {
            TrustStoreEvidence? found = setting is null ? fallback() : context.StoreAt(setting.Value);
            if (found is not null)
                stores.Add(found);
            if (setting is not null)
                reasons.Add($"{setting.Name} ({setting.Place}) names {setting.Value}{(found is null ? ", which holds no certificate that could be read" : "")}");
            else if (found is not null)
                reasons.Add(fallbackName);
        }
    }

    /// <summary>The names of the profiles of libcurl on OpenSSL.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="version">libcurl's version; null when it is not known.</param>
    /// <param name="place">Where it, or the program on it, lies.</param>
    internal static IEnumerable<string> OnOpenSsl(ClientContext context, string? version, string place) =>
        from curl in UpstreamVersion.Of(version) is { } known ? [known] : (string[])["8.23.0", "7.64.0"]
        from openSsl in LibraryVersions.OpenSsl(context, place)
        select $"curl@{curl}+openssl={openSsl}";

    private static IEnumerable<string> Names(ClientContext context, SoftwareEvidence curl, string library) => library switch
    {
        "NSS" => ["nss@3.61", "nss@3.132"],
        "wolfSSL" => ["wolfssl@5.9.2", "wolfssl@4.6.0"],
        "mbedTLS" => ["mbedtls@3.6.7", "mbedtls@2.16.9"],
        _ => OnOpenSsl(context, curl.Version, curl.Path),
    };

    // The tool links libcurl, whose own library decides.
    private static string Library(ClientContext context, SoftwareEvidence curl)
    {
        SoftwareEvidence? libcurl = context.SoftwareOf(SoftwareKinds.Curl).FirstOrDefault(s => s.Path.Contains("/libcurl.so", StringComparison.Ordinal));
        return (libcurl is null ? null : LibraryIn(libcurl)) ?? LibraryIn(curl) ?? "OpenSSL";
    }

    private static (SettingEvidence? File, SettingEvidence? Folder) Named(ClientContext context)
    {
        SettingEvidence? file = FromCurlrc(context, "cacert");
        SettingEvidence? folder = FromCurlrc(context, "capath");
        if (file is not null || folder is not null)
            return (file, folder);
        if (context.SettingOf("CURL_CA_BUNDLE") is { } bundle)
            return (bundle, null);
        return (context.SettingOf("SSL_CERT_FILE"), context.SettingOf("SSL_CERT_DIR"));
    }

    private static SettingEvidence? FromCurlrc(ClientContext context, string key) =>
        context.SettingsOf(key).FirstOrDefault(s => string.Equals(s.Mechanism, "curlrc", StringComparison.Ordinal));
}
