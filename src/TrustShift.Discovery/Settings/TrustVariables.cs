using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Settings;

/// <summary>Environment variables that choose a trust store, switch verification off, or carry options that do.</summary>
public static class TrustVariables
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "environment-variable";

    // Names and where they are documented.
    private static readonly FrozenDictionary<string, Form> s_forms = new Dictionary<string, Form>(StringComparer.Ordinal)
    {
        ["SSL_CERT_FILE"] = Form.Path, // OpenSSL X509_get_default_cert_file_env(3), Go crypto/x509 root_unix.go, .NET
        ["SSL_CERT_DIR"] = Form.Path, // the same; a list of folders
        ["CURL_CA_BUNDLE"] = Form.Path, // curl(1); Python requests
        ["CURL_CA_PATH"] = Form.Path,
        ["CURL_SSL_BACKEND"] = Form.Word, // curl(1): of a curl that was built with several TLS libraries
        ["REQUESTS_CA_BUNDLE"] = Form.Path, // Python requests, Advanced Usage
        ["AWS_CA_BUNDLE"] = Form.Path, // AWS CLI and SDKs
        ["NODE_EXTRA_CA_CERTS"] = Form.Path, // node(1)
        ["NODE_OPTIONS"] = Form.Options, // node(1)
        ["NODE_TLS_REJECT_UNAUTHORIZED"] = Form.Switch, // node(1)
        ["NODE_USE_SYSTEM_CA"] = Form.Switch, // node(1), since 22.19
        ["GIT_SSL_CAINFO"] = Form.Path, // git-config(1)
        ["GIT_SSL_CAPATH"] = Form.Path, // git http.c
        ["GIT_PROXY_SSL_CAINFO"] = Form.Path, // git-config(1)
        ["GIT_SSL_NO_VERIFY"] = Form.Switch, // git-config(1)
        ["GIT_CONFIG_PARAMETERS"] = Form.Parameters, // git.c, what -c becomes for the programs that git starts
        ["PIP_CERT"] = Form.Path, // pip, Configuration
        ["PIP_TRUSTED_HOST"] = Form.Word, // pip, --trusted-host: hosts that are not verified
        ["JAVA_TOOL_OPTIONS"] = Form.Options, // JVM Tool Interface specification
        ["JDK_JAVA_OPTIONS"] = Form.Options, // the java command's manual
        ["_JAVA_OPTIONS"] = Form.Options, // hotspot arguments.cpp
        ["JAVA_OPTS"] = Form.Options, // Tomcat, WildFly, Gradle's and Maven's start scripts
        ["JAVA_OPTIONS"] = Form.Options, // Jetty
        ["JAVA_ARGS"] = Form.Options, // Debian's Jenkins
        ["CATALINA_OPTS"] = Form.Options, // Tomcat's catalina.sh
        ["KAFKA_OPTS"] = Form.Options, // Kafka's kafka-run-class.sh
        ["MAVEN_OPTS"] = Form.Options, // Maven, Configuring
        ["GRADLE_OPTS"] = Form.Options, // Gradle, Build Environment
        ["SBT_OPTS"] = Form.Options, // sbt
        ["ANT_OPTS"] = Form.Options, // Ant
        ["ES_JAVA_OPTS"] = Form.Options, // Elasticsearch, Set JVM options
        ["LS_JAVA_OPTS"] = Form.Options, // Logstash
        ["HADOOP_OPTS"] = Form.Options, // Hadoop's hadoop-env.sh
        ["HADOOP_CLIENT_OPTS"] = Form.Options,
        ["HBASE_OPTS"] = Form.Options, // HBase's hbase-env.sh
        ["SPARK_SUBMIT_OPTS"] = Form.Options, // Spark's spark-class
        ["SPARK_DAEMON_JAVA_OPTS"] = Form.Options,
        ["JENKINS_JAVA_OPTIONS"] = Form.Options, // Jenkins of RHEL
        ["SERVER_JVMFLAGS"] = Form.Options, // ZooKeeper's zkEnv.sh
        ["CLIENT_JVMFLAGS"] = Form.Options,
        ["HTTPLIB2_CA_CERTS"] = Form.Path, // httplib2 certs.py
        ["WEBSOCKET_CLIENT_CA_BUNDLE"] = Form.Path, // websocket-client _http.py
        ["CARGO_HTTP_CAINFO"] = Form.Path, // The Cargo Book, http.cainfo
        ["UV_NATIVE_TLS"] = Form.Switch, // uv, Environment variables
        ["UV_SYSTEM_CERTS"] = Form.Switch,
        ["CONDA_SSL_VERIFY"] = Form.Word, // conda, ssl_verify: false, or a path
        ["NIX_SSL_CERT_FILE"] = Form.Path, // Nix manual
        ["DENO_CERT"] = Form.Path, // deno --cert
        ["DENO_TLS_CA_STORE"] = Form.Word, // deno: mozilla, system, or both
        ["BUNDLE_SSL_CA_CERT"] = Form.Path, // bundle-config(1)
        ["BUNDLE_SSL_VERIFY_MODE"] = Form.Word, // bundle-config(1): an OpenSSL constant, 0 is none
        ["COMPOSER_CAFILE"] = Form.Path, // Composer, Environment variables
        ["HEX_CACERTS_PATH"] = Form.Path, // mix hex.config
        ["HEX_UNSAFE_HTTPS"] = Form.Switch,
        ["GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"] = Form.Path, // gRPC, environment_variables.md
        ["PERL_LWP_SSL_CA_FILE"] = Form.Path, // LWP::UserAgent, ssl_opts
        ["PERL_LWP_SSL_CA_PATH"] = Form.Path,
        ["PERL_LWP_SSL_VERIFY_HOSTNAME"] = Form.Switch,
        ["HTTPS_CA_FILE"] = Form.Path, // LWP::UserAgent, Crypt::SSLeay
        ["HTTPS_CA_DIR"] = Form.Path,
        ["PYTHONHTTPSVERIFY"] = Form.Switch, // PEP 493, Python 2.7 only
        ["NPM_CONFIG_CAFILE"] = Form.Path, // npm config; npm reads either case
        ["npm_config_cafile"] = Form.Path,
        ["NPM_CONFIG_STRICT_SSL"] = Form.Switch,
        ["npm_config_strict_ssl"] = Form.Switch,
        ["YARN_HTTPS_CA_FILE_PATH"] = Form.Path, // Yarn, httpsCaFilePath
        ["YARN_ENABLE_STRICT_SSL"] = Form.Switch, // Yarn, enableStrictSsl
        ["PGSSLROOTCERT"] = Form.Path, // PostgreSQL, libpq-envars
        ["PGSSLMODE"] = Form.Word,
        ["VAULT_CACERT"] = Form.Path, // Vault, Environment variables
        ["VAULT_CAPATH"] = Form.Path,
        ["VAULT_SKIP_VERIFY"] = Form.Switch,
        ["CONSUL_CACERT"] = Form.Path, // Consul commands
        ["CONSUL_CAPATH"] = Form.Path,
        ["CONSUL_HTTP_SSL_VERIFY"] = Form.Switch,
        ["NOMAD_CACERT"] = Form.Path, // Nomad commands
        ["NOMAD_SKIP_VERIFY"] = Form.Switch,
        ["HELM_KUBECAFILE"] = Form.Path, // helm
        ["HELM_KUBEINSECURE_SKIP_TLS_VERIFY"] = Form.Switch,
        ["CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE"] = Form.Path, // gcloud, core/custom_ca_certs_file
        ["RCLONE_CA_CERT"] = Form.Path, // rclone, --ca-cert
        ["RCLONE_NO_CHECK_CERTIFICATE"] = Form.Switch,
        ["RESTIC_CACERT"] = Form.Path, // restic, --cacert
        ["CURL_HOME"] = Form.File, // curl(1), -K: the folder of .curlrc
        ["GIT_CONFIG_GLOBAL"] = Form.File, // git-config(1), ENVIRONMENT
        ["GIT_CONFIG_SYSTEM"] = Form.File,
        ["AWS_CONFIG_FILE"] = Form.File, // AWS SDKs and Tools, Location of the shared files
        ["PIP_CONFIG_FILE"] = Form.File, // pip, Configuration
        ["NPM_CONFIG_USERCONFIG"] = Form.File, // npm config, userconfig
        ["WGETRC"] = Form.File, // wget manual, Wgetrc Location
        ["OPENSSL_CONF"] = Form.File, // openssl-env(7)
        ["BASH_ENV"] = Form.File, // bash(1): read by every script
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // git-config(1), ENVIRONMENT: GIT_CONFIG_COUNT pairs of GIT_CONFIG_KEY_n and GIT_CONFIG_VALUE_n.
    private const string GitKey = "GIT_CONFIG_KEY_", GitValue = "GIT_CONFIG_VALUE_";

    private const int LongestKey = 256;
    private const int MostGitPairs = 8;
    private const string Password = "-Djavax.net.ssl.trustStorePassword=";

    // Options of Node.js and Java that choose trust; of the trust store's password only that there is one.
    private static readonly string[] s_options =
    [
        "--use-openssl-ca", "--use-bundled-ca", "--use-system-ca", "-Djavax.net.ssl.trustStore=", "-Djavax.net.ssl.trustStoreType=",
        "-Djavax.net.ssl.trustStoreProvider=", Password, "-Djava.security.properties=", "-Dcom.amazonaws.sdk.disableCertChecking", "-Dmaven.wagon.http.ssl.insecure=", "-Daether.connector.https.securityMode=",
    ];

    private enum Form
    {
        Path,
        Switch,
        Word,
        Options,
        File,
        Parameters,
    }

    /// <summary>The names.</summary>
    public static ImmutableArray<string> Names => [.. s_forms.Keys.Concat(Enumerable.Range(0, MostGitPairs).SelectMany(static n => new[] { GitKey + n.ToString(CultureInfo.InvariantCulture), GitValue + n.ToString(CultureInfo.InvariantCulture) })).Order(StringComparer.Ordinal)];

    /// <summary>The part of a variable's value that is kept; null when nothing of it is.</summary>
    public static string? Keep(string name, string value)
    {
        if (name.StartsWith(GitKey, StringComparison.Ordinal))
            return value.StartsWith("http.", StringComparison.OrdinalIgnoreCase) && value.Length <= LongestKey ? SettingValue.WithoutUser(value) : null;
        if (name.StartsWith(GitValue, StringComparison.Ordinal))
            return SettingValue.IsPath(value) || SettingValue.IsSwitch(value) ? value : null;
        if (!s_forms.TryGetValue(name, out Form form))
            return null;
        switch (form)
        {
            case Form.Path:
                return SettingValue.IsFileName(value) || (value.Length == 0 && CountsEmpty(name)) ? value : null;
            case Form.File:
                return SettingValue.IsFileName(value) ? value : null;
            case Form.Parameters:
                string[] kept = [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static p => p.Contains("http.", StringComparison.OrdinalIgnoreCase) && p.Contains("ssl", StringComparison.OrdinalIgnoreCase) && !p.Contains('@', StringComparison.Ordinal))];
                return kept.Length > 0 ? string.Join(' ', kept) : null;
            case Form.Switch:
                return value.Length > 0 && SettingValue.IsSwitch(value) ? value : null;
            case Form.Word:
                return SettingValue.IsWord(value) || SettingValue.IsPath(value) ? value : null;
            default:
                string options = string.Join(' ', value.Split([' ', '\t', '"', '\''], StringSplitOptions.RemoveEmptyEntries).Where(IsKept).Select(WithoutSecret));
                return options.Length > 0 ? options : null;
        }
    }

    /// <summary>
    /// Whether the variable counts where it is empty: to OpenSSL and to git it names a file that is not there (measured with OpenSSL 3.0, CPython 3.11, Ruby 3.1, git 2.39). To Go, curl and requests an
    /// empty one is not set.
    /// </summary>
    public static bool CountsEmpty(string name) => name is "SSL_CERT_FILE" or "SSL_CERT_DIR" or "GIT_SSL_CAINFO" or "GIT_SSL_CAPATH";

    /// <summary>Whether its value is the place of a configuration file that may choose trust.</summary>
    public static bool NamesConfiguration(string name) => s_forms.TryGetValue(name, out Form form) && form == Form.File;

    /// <summary>Whether its value is a path.</summary>
    public static bool IsPathVariable(string name) => s_forms.TryGetValue(name, out Form form) && form == Form.Path;

    /// <summary>The settings of an environment, ordinal order of names.</summary>
    public static IEnumerable<SettingEvidence> Of(IReadOnlyDictionary<string, string> environment)
    {
        foreach ((string name, string value) in environment.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (Keep(name, value) is { } kept)
                yield return new SettingEvidence("environment", 0, Mechanism, name, kept);
        }
    }

    private static bool IsKept(string option) => Array.Exists(s_options, known => option.StartsWith(known, StringComparison.Ordinal));

    private static string WithoutSecret(string option) => option.StartsWith(Password, StringComparison.Ordinal) ? Password + SettingValue.IsSet : option;
}
