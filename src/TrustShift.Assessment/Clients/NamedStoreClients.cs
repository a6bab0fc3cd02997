using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Clients;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Programs that trust exactly the store which a setting names. OpenSSL and curl add a folder to SSL_CERT_FILE, but others (rustls-native-certs, Python's httpx,
/// anything that opens the file itself) do not, and a trust store named on a Java command line replaces every other: so each named store is judged on its own.
/// </summary>
public sealed class NamedStoreClients : ClientFinder
{
    private static readonly string[] Names =
    [
        "SSL_CERT_FILE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "AWS_CA_BUNDLE", "ca_bundle", "PIP_CERT", "GIT_SSL_CAINFO", "CARGO_HTTP_CAINFO",
        "DENO_CERT", "NIX_SSL_CERT_FILE", "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", "javax.net.ssl.trustStore", "HTTPLIB2_CA_CERTS", "BUNDLE_SSL_CA_CERT",
        "PERL_LWP_SSL_CA_FILE", "NPM_CONFIG_CAFILE",
    ];

    // Keys of configuration files, by mechanism: the same word means other things elsewhere.
    private static readonly (string Mechanism, string Name)[] Keys =
    [
        ("curlrc", "cacert"), ("wgetrc", "ca_certificate"), ("pip-config", "cert"), ("npmrc", "cafile"), ("gitconfig", "sslCAInfo"),
        ("php-ini", "curl.cainfo"), ("php-ini", "openssl.cafile"),
    ];

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        IEnumerable<IGrouping<string, SettingEvidence>> byPath = Names.SelectMany(context.SettingsOf)
            .Concat(context.Evidence.Settings.Where(IsKey))
            .Where(s => s.Value.Length > 0)
            .GroupBy(s => s.Value, StringComparer.Ordinal);
        foreach (IGrouping<string, SettingEvidence> group in byPath)
        {
            SettingEvidence first = group.First();
            bool isJava = string.Equals(first.Name, "javax.net.ssl.trustStore", StringComparison.Ordinal);
            string names = string.Join(", ", group.Select(s => $"{s.Name} ({s.Place})").Distinct(StringComparer.Ordinal));
            TrustStoreEvidence? store = context.StoreAt(group.Key);
            yield return new TlsClient(
                "named-store:" + group.Key,
                $"programs that trust only the store of {first.Name}",
                "named-store",
                store?.Path ?? group.Key,
                ClientProfiles.Get(isJava ? "java" : "careful"),
                store is null ? null : context.Effective($"named by {names}", store),
                store is null ? $"{names} names {group.Key}, which was not found or holds nothing that could be read" : null);
        }
    }

    // git scopes a key by URL: http.https://host/.sslCAInfo.
    private static bool IsKey(SettingEvidence setting) => Array.Exists(
        Keys,
        k => string.Equals(setting.Mechanism, k.Mechanism, StringComparison.Ordinal)
            && (setting.Name.Equals(k.Name, StringComparison.OrdinalIgnoreCase) || setting.Name.EndsWith("." + k.Name, StringComparison.OrdinalIgnoreCase)));
}
