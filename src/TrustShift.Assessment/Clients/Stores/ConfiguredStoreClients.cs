using System.Collections.Frozen;
using TrustShift.Assessment.Clients.Java;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Processes;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Sources;

namespace TrustShift.Assessment.Clients.Stores;

/// <summary>
/// Programs whose own configuration, command line or variable names the store that they trust for what is configured there: s3cmd, conda, nginx as a proxy, a Spring application, ... Each named store
/// is judged with the program's name; a store that is not there leaves its program Unknown.
/// </summary>
public sealed class ConfiguredStoreClients : ClientFinder
{
    /// <summary>The kind of these clients.</summary>
    public const string Kind = "configured-store";

    private static readonly string[] s_java = ["hadoop-ssl", "spark-defaults", "kafka-properties", "spring", "quarkus"];

    // Debian links these with GnuTLS.
    private static readonly string[] s_gnuTls = ["apt-conf", "ldap-conf", "squid", StartedCommand.OptionMechanism];

    // Programs in words, by the mechanism of their configuration.
    private static readonly FrozenDictionary<string, string> s_programs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["yarnrc"] = "Yarn", ["cargo-config"] = "Cargo", ["condarc"] = "conda", ["poetry-config"] = "Poetry", ["composer-config"] = "Composer", ["bundle-config"] = "Bundler", ["gemrc"] = "RubyGems",
        ["gcloud-config"] = "gcloud", ["kubeconfig"] = "Kubernetes clients", ["rclone-config"] = "rclone", ["s3cfg"] = "s3cmd", ["boto-config"] = "boto 2 and gsutil", ["apt-conf"] = "apt",
        ["yum-repo"] = "yum and dnf", ["ldap-conf"] = "OpenLDAP's library", ["mysql-options"] = "MySQL's clients", ["pg-service"] = "libpq", ["hadoop-ssl"] = "Hadoop", ["spark-defaults"] = "Spark",
        ["kafka-properties"] = "Kafka's clients", ["spring"] = "the Spring application", ["quarkus"] = "the Quarkus application", ["nginx"] = "nginx as a proxy", ["apache"] = "Apache as a proxy",
        ["haproxy"] = "HAProxy towards its servers", ["envoy"] = "Envoy towards its clusters", ["traefik"] = "Traefik towards its services", ["squid"] = "Squid towards servers", ["stunnel"] = "stunnel as a client",
        ["npmrc"] = "npm", ["uv-config"] = "uv",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Words that stand for a store and are no file: the default one of the system or the library.
    private static readonly string[] s_noFiles = ["system", "@system-ca", "truststore", "NONE"];

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (IGrouping<(string Mechanism, string? Scope, string Value, string Store), SettingEvidence> group in context.AllSettings
            .Where(s => s.Value.Length > 0 && IsJudgedHere(s) && StoreSettings.Names(s) && Array.IndexOf(s_noFiles, s.Value) < 0)
            .GroupBy(s => (s.Mechanism, s.Scope, s.Value, string.Join('\n', StoresOf(context, s).Select(static t => t.Path)))))
        {
            SettingEvidence first = group.First();
            ProcessEvidence? process = context.ProcessOf(first);
            TrustStoreEvidence[] stores = [.. StoresOf(context, first)];
            string names = string.Join(", ", group.Select(s => $"{s.Name} ({s.Place})").Distinct(StringComparer.Ordinal).Take(3));
            string program = process?.Name ?? s_programs.GetValueOrDefault(first.Mechanism) ?? $"programs that honour {first.Name}";
            string said = first.Value is SettingValue.InThisFile ? "gives certificates in the file itself" : $"names {first.Value}";
            string place = stores.Length > 0 ? stores[0].Path : first.Value is SettingValue.InThisFile ? first.Path : first.Value;
            yield return Client(
                $"{Kind}:{first.Mechanism}:{(first.Scope is null ? "" : first.Scope + ":")}{place}",
                process is null ? $"{program} with the store of {first.Name}" : $"{program}: the store of {first.Name}",
                Kind,
                place,
                PossibleProfiles.Of(Array.IndexOf(s_java, first.Mechanism) >= 0 ? JavaClients.AnyVersion : Array.IndexOf(s_gnuTls, first.Mechanism) >= 0 ? CustomStoreClients.AnyProgram : ["careful"]),
                stores.Length == 0 ? null : context.Effective($"{names} {said}", stores),
                stores.Length > 0 ? null
                    : process?.Image is { } image ? $"{names} {said} in the container image {image}, and nothing of this target is mounted or copied there: check the image"
                    : $"{names} {said}, which was not found or holds nothing that could be read") with { Settings = [.. group] };
        }
    }

    // Other finders know the rest.
    private static bool IsJudgedHere(SettingEvidence setting) =>
        setting.Mechanism switch
        {
            TrustVariables.Mechanism => Array.IndexOf(NamedStoreClients.Names, setting.Name) < 0 && setting.Name is not ("NODE_EXTRA_CA_CERTS" or "SSL_CERT_DIR" or "CURL_CA_PATH" or "npm_config_cafile" or "CONDA_SSL_VERIFY"),
            "npmrc" => setting.Name is "ca",
            // Whom the server trusts as its clients.
            Discovery.Settings.Java.TomcatServer.Mechanism => false,
            _ => true,
        };

    // By its path; relative to the file that names it; or, in an application, by its name ("classpath:trust.p12").
    private static IEnumerable<TrustStoreEvidence> StoresOf(ClientContext context, SettingEvidence setting)
    {
        if (setting.Value is SettingValue.InThisFile)
            return context.Evidence.Stores.Where(s => s.Role == CertificateRole.TlsTrust && (string.Equals(s.Path, setting.Path, StringComparison.Ordinal) || s.Path.StartsWith(setting.Path + "!", StringComparison.Ordinal)));
        if (context.StoreOf(setting) is { } store)
            return [store];
        string folder = setting.Path[..(setting.Path.LastIndexOfAny(['/', '!']) + 1)];
        if (!setting.Value.StartsWith('/') && context.StoreAt(folder + (setting.Value.StartsWith("./", StringComparison.Ordinal) ? setting.Value[2..] : setting.Value)) is { } beside)
            return [beside];
        if (context.IsWholeSystem || setting.Value.StartsWith('/') || setting.Value.AsSpan().IndexOfAny('$', '{') >= 0)
            return [];
        string name = setting.Value[(setting.Value.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        TrustStoreEvidence[] alike = [.. context.Evidence.Stores.Where(s => TrustStoreNames.LooksLikeStore(name) && PlacePath.NameOf(s.Path).Equals(name, StringComparison.Ordinal))];
        return alike.Length == 1 ? alike : [];
    }
}
