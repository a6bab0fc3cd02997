using System.Collections.Frozen;
using System.Collections.Immutable;
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
        ["SSL_CERT_DIR"] = Form.Path, // the same
        ["CURL_CA_BUNDLE"] = Form.Path, // curl(1); Python requests
        ["CURL_CA_PATH"] = Form.Path,
        ["REQUESTS_CA_BUNDLE"] = Form.Path, // Python requests, Advanced Usage
        ["AWS_CA_BUNDLE"] = Form.Path, // AWS CLI and SDKs
        ["NODE_EXTRA_CA_CERTS"] = Form.Path, // node(1)
        ["NODE_OPTIONS"] = Form.Options,
        ["NODE_TLS_REJECT_UNAUTHORIZED"] = Form.Switch,
        ["NODE_USE_SYSTEM_CA"] = Form.Switch,
        ["GIT_SSL_CAINFO"] = Form.Path, // git-config(1)
        ["GIT_SSL_CAPATH"] = Form.Path,
        ["GIT_SSL_NO_VERIFY"] = Form.Switch,
        ["PIP_CERT"] = Form.Path,
        ["JAVA_TOOL_OPTIONS"] = Form.Options,
        ["JDK_JAVA_OPTIONS"] = Form.Options,
        ["_JAVA_OPTIONS"] = Form.Options,
        ["JAVA_OPTS"] = Form.Options,
        ["CATALINA_OPTS"] = Form.Options,
        ["HTTPLIB2_CA_CERTS"] = Form.Path,
        ["CARGO_HTTP_CAINFO"] = Form.Path,
        ["NIX_SSL_CERT_FILE"] = Form.Path,
        ["DENO_CERT"] = Form.Path,
        ["BUNDLE_SSL_CA_CERT"] = Form.Path,
        ["GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"] = Form.Path,
        ["PERL_LWP_SSL_CA_FILE"] = Form.Path,
        ["PERL_LWP_SSL_CA_PATH"] = Form.Path,
        ["PYTHONHTTPSVERIFY"] = Form.Switch,
        ["NPM_CONFIG_CAFILE"] = Form.Path,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Options of Node.js and Java that choose trust; the trust store's password is none of them.
    private static readonly string[] s_options =
    [
        "--use-openssl-ca", "--use-bundled-ca", "--use-system-ca", "-Djavax.net.ssl.trustStore=", "-Djavax.net.ssl.trustStoreType=",
        "-Djavax.net.ssl.trustStoreProvider=", "-Dcom.amazonaws.sdk.disableCertChecking",
    ];

    private enum Form
    {
        Path,
        Switch,
        Options,
    }

    /// <summary>The names.</summary>
    public static ImmutableArray<string> Names => [.. s_forms.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The part of a variable's value that is kept; null when nothing of it is.</summary>
    public static string? Keep(string name, string value)
    {
        if (!s_forms.TryGetValue(name, out Form form))
            return null;
        switch (form)
        {
            case Form.Path:
                return SettingValue.IsPath(value) ? value : null;
            case Form.Switch:
                return value.Length > 0 && SettingValue.IsSwitch(value) ? value : null;
            default:
                string options = string.Join(' ', value.Split([' ', '\t', '"', '\''], StringSplitOptions.RemoveEmptyEntries).Where(IsKept));
                return options.Length > 0 ? options : null;
        }
    }

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
}
