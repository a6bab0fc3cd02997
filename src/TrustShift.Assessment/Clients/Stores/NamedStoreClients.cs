using TrustShift.Assessment.Clients.Java;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;

namespace TrustShift.Assessment.Clients.Stores;

/// <summary>
/// Programs that trust exactly the store which a setting names. OpenSSL and curl add a folder to SSL_CERT_FILE, but others (rustls-native-certs, Python's httpx,
/// anything that opens the file itself) do not, and a trust store named on a Java command line replaces every other: so each named store is judged on its own.
/// </summary>
public sealed class NamedStoreClients : ClientFinder
{
    internal static readonly string[] Names =
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
        foreach (SettingEvidence type in context.SettingsOf("javax.net.ssl.trustStoreType").Where(s => !IsFileType(s.Value)).DistinctBy(s => s.Value, StringComparer.Ordinal))
        {
            yield return Client(
                "named-store:" + type.Value, "programs that trust the store of a system or device", "named-store", type.Place, PossibleProfiles.Of(JavaClients.AnyVersion), null,
                $"{type.Name} ({type.Place}) asks for {type.Value}, which is no file");
        }

        foreach (TlsClient reference in References(context))
            yield return reference;

        IEnumerable<IGrouping<(string Value, TrustStoreEvidence? Store), SettingEvidence>> byStore = context.AllSettings
            .Where(s => s.Value.Length > 0 && (Array.IndexOf(Names, s.Name) >= 0 || IsKey(s)))
            .GroupBy(s => (s.Value, context.StoreOf(s)));
        foreach (IGrouping<(string Value, TrustStoreEvidence? Store), SettingEvidence> group in byStore)
        {
            SettingEvidence first = group.First();
            bool isJava = string.Equals(first.Name, "javax.net.ssl.trustStore", StringComparison.Ordinal);
            string names = string.Join(", ", group.Select(s => $"{s.Name} ({s.Place})").Distinct(StringComparer.Ordinal));
            // A container has another file system: the same value is another store there.
            ProcessEvidence? process = context.ProcessOf(first);
            bool isElsewhere = group.Key.Store is null && process?.Image is not null;
            yield return Client(
                "named-store:" + group.Key.Value + (group.Key.Store is { } found && !found.Path.EndsWith(group.Key.Value.TrimStart('/'), StringComparison.Ordinal) ? "=" + found.Path : ""),
                (process is null ? "" : process.Name + ": ") + $"programs that trust only the store of {first.Name}",
                "named-store",
                group.Key.Store?.Path ?? group.Key.Value,
                PossibleProfiles.Of(isJava ? JavaClients.AnyVersion : GoesToGnuTls(first) ? CustomStoreClients.AnyProgram : ["careful"]),
                group.Key.Store is null ? null : context.Effective($"named by {names}", group.Key.Store),
                isElsewhere ? $"{names} names {group.Key.Value} in the container image {process!.Image}, and nothing of this target is mounted or copied there: check the image"
                    : group.Key.Store is null ? $"{names} names {group.Key.Value}, which was not found or holds nothing that could be read" : null) with { Settings = [.. group] };
        }
    }

    // Stores that configuration or code of an application names. One that lies in the target under that name is judged by itself; one that does not is still used.
    private static IEnumerable<TlsClient> References(ClientContext context)
    {
        bool isSystem = context.IsWholeSystem;
        foreach (IGrouping<string, SettingEvidence> group in context.Settings
            .Where(s => string.Equals(s.Mechanism, StoreReferences.Mechanism, StringComparison.Ordinal) && (!isSystem || ApplicationPlaces.Holds(s.Path)))
            .GroupBy(s => isSystem ? s.Value : FileNameOf(s.Value), StringComparer.Ordinal))
        {
            SettingEvidence first = group.First();
            List<TrustStoreEvidence> found = isSystem ? [.. OfSystem(context, first)] : [.. context.Evidence.Stores.Where(s => s.Aliases.Append(s.Path).Any(p => string.Equals(FileNameOf(p), group.Key, StringComparison.Ordinal)))];
            // What is judged anyhow: by itself, or, in a folder that is no system, as the store of a runtime.
            if (found.Exists(s => s.Role == CertificateRole.TlsTrust && (!isSystem || !context.IsClaimed(s))))
                continue;
            string names = string.Join(", ", group.Select(s => $"{s.Name} ({s.Place})").Distinct(StringComparer.Ordinal).Take(3));
            yield return Client(
                "store-reference:" + group.Key,
                $"programs that trust only the store of {first.Name}",
                "named-store",
                found.Count > 0 ? found[0].Path : first.Value,
                PossibleProfiles.Of(CustomStoreClients.AnyProgram),
                found.Count > 0 && (isSystem || found.Count == 1) ? context.Effective($"named by {names}", [.. found]) : null,
                found.Count > 0 && (isSystem || found.Count == 1) ? null : $"{names} names {first.Value}, which was not found or holds nothing that could be read") with { Settings = [.. group] };
        }
    }

    // In a system a path is what it says; a relative one starts beside the file that names it, or where the program runs, which is not known.
    private static IEnumerable<TrustStoreEvidence> OfSystem(ClientContext context, SettingEvidence reference)
    {
        string value = reference.Value.StartsWith("./", StringComparison.Ordinal) ? reference.Value[2..] : reference.Value;
        if (value.StartsWith('/'))
            return context.StoresIn(value);
        string folder = reference.Path[..(reference.Path.LastIndexOfAny(['/', '!']) + 1)];
        if (context.StoreAt(folder + value) is { } beside)
            return [beside];
        TrustStoreEvidence[] alike = [.. context.Evidence.Stores.Where(s => ("/" + s.Path).EndsWith("/" + value.TrimStart('/'), StringComparison.Ordinal) && ApplicationPlaces.Holds(s.Path))];
        return alike.Length == 1 ? alike : [];
    }

    // Settings of programs that Debian builds on GnuTLS; the others are read by OpenSSL, Go, rustls and what is like them.
    private static bool GoesToGnuTls(SettingEvidence setting) => setting.Name is "GIT_SSL_CAINFO" || setting.Mechanism is "wgetrc" or "gitconfig";

    /// <summary>Whether a setting names the store, by the name of its file: where it will lie when the program runs is not where it lies here.</summary>
    internal static bool IsNamed(ClientContext context, string store) => SettingsNaming(context, store).Any();

    /// <summary>The settings that name it, likewise.</summary>
    internal static IEnumerable<SettingEvidence> SettingsNaming(ClientContext context, string store) =>
        context.AllSettings.Where(s => string.Equals(FileNameOf(s.Value), FileNameOf(store), StringComparison.Ordinal));

    /// <summary>
    /// The same for a setting that a whole program honours. That code or configuration gives the store to one of its connections does not tell to which.
    /// </summary>
    internal static bool IsNamedByProgram(ClientContext context, string store) =>
        context.AllSettings.Any(s => s.Mechanism is not StoreReferences.Mechanism && string.Equals(FileNameOf(s.Value), FileNameOf(store), StringComparison.Ordinal));

    internal static string FileNameOf(string path) => path[(path.LastIndexOfAny(['/', '\\', ':', '!']) + 1)..];

    // The types that are files (Java Security Standard Algorithm Names, "KeyStore Types"; BouncyCastle). Windows-ROOT, KeychainStore and PKCS11 are none.
    private static bool IsFileType(string type) => type.ToUpperInvariant() is "JKS" or "JCEKS" or "PKCS12" or "DKS" or "BKS" or "BCFKS" or "UBER" or "PEM";

    // git scopes a key by URL: http.https://host/.sslCAInfo.
    private static bool IsKey(SettingEvidence setting) => Array.Exists(
        Keys,
        k => string.Equals(setting.Mechanism, k.Mechanism, StringComparison.Ordinal)
            && (setting.Name.Equals(k.Name, StringComparison.OrdinalIgnoreCase) || setting.Name.EndsWith("." + k.Name, StringComparison.OrdinalIgnoreCase)));
}
