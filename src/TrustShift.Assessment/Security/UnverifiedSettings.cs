using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Settings.Verification;

namespace TrustShift.Assessment.Security;

/// <summary>Which settings leave certificates of servers unverified, and whose connections that concerns. Each rule cites where the program documents it.</summary>
public static class UnverifiedSettings
{
    /// <summary>What a setting leaves unverified.</summary>
    public static UnverifiedReach ReachOf(SettingEvidence setting) => setting.Mechanism switch
    {
        VerificationSwitches.Mechanism => OfSwitch(setting.Name),
        TrustVariables.Mechanism => OfVariable(setting.Name, setting.Value),
        "jvm-option" => setting.Name is "com.amazonaws.sdk.disableCertChecking" && !SettingValue.IsNo(setting.Value) ? UnverifiedReach.Call : UnverifiedReach.None,
        _ => OfConfiguration(setting),
    };

    private static UnverifiedReach OfSwitch(string name) => name switch
    {
        // HostnameVerifier and the like come after the chain was accepted.
        "NoopHostnameVerifier" or "ALLOW_ALL_HOSTNAME_VERIFIER" or "setHostnameVerifier" or "setDefaultHostnameVerifier" or "hostnameVerifier" or "verify_hostname" => UnverifiedReach.Names,
        "sslmode" or "NonValidatingFactory" or "verifyServerCertificate" or "TrustServerCertificate" or "tlsAllowInvalidCertificates" or "tlsInsecure" => UnverifiedReach.Connection,
        // The whole program is one command.
        "curl --insecure" or "--no-check-certificate" => UnverifiedReach.Program,
        _ => UnverifiedReach.Call,
    };

    private static UnverifiedReach OfVariable(string name, string value) => name switch
    {
        "NODE_TLS_REJECT_UNAUTHORIZED" when value is "0" => UnverifiedReach.Program, // node lib/_tls_wrap.js: only the text "0"
        "GIT_SSL_NO_VERIFY" => UnverifiedReach.Program, // git http.c: whatever its value
        "PYTHONHTTPSVERIFY" when value is "0" => UnverifiedReach.Call, // PEP 493: the standard library of 2.7 alone
        "PERL_LWP_SSL_VERIFY_HOSTNAME" when value is "0" => UnverifiedReach.Call, // LWP::UserAgent alone
        "NPM_CONFIG_STRICT_SSL" or "npm_config_strict_ssl" or "YARN_ENABLE_STRICT_SSL" or "CONSUL_HTTP_SSL_VERIFY" or "CONDA_SSL_VERIFY" or "BUNDLE_SSL_VERIFY_MODE" when SettingValue.IsNo(value) => UnverifiedReach.Call,
        "VAULT_SKIP_VERIFY" or "NOMAD_SKIP_VERIFY" or "HELM_KUBEINSECURE_SKIP_TLS_VERIFY" or "RCLONE_NO_CHECK_CERTIFICATE" or "HEX_UNSAFE_HTTPS" when SettingValue.IsYes(value) => UnverifiedReach.Call,
        "PIP_TRUSTED_HOST" => UnverifiedReach.Call,
        "PGSSLMODE" when IsWeak(value) => UnverifiedReach.Connection,
        _ when value.Contains("-Dcom.amazonaws.sdk.disableCertChecking", StringComparison.Ordinal) || value.Contains("http.ssl.insecure=true", StringComparison.Ordinal)
            || value.Contains("securityMode=insecure", StringComparison.Ordinal) => UnverifiedReach.Call,
        _ => UnverifiedReach.None,
    };

    private static UnverifiedReach OfConfiguration(SettingEvidence setting)
    {
        string value = setting.Value, key = setting.Name[(setting.Name.LastIndexOfAny(['.', ' ']) + 1)..];
        return (setting.Mechanism, key) switch
        {
            ("curlrc", "insecure") when !SettingValue.IsNo(value) => UnverifiedReach.Call, // of this user; other options may follow
            ("wgetrc", "check_certificate" or "checkcertificate") when SettingValue.IsNo(value) => UnverifiedReach.Call,
            ("gitconfig", "sslVerify") when SettingValue.IsNo(value) => UnverifiedReach.Call,
            ("npmrc", "strict-ssl") or ("yarnrc", "strict-ssl" or "enableStrictSsl") when SettingValue.IsNo(value) => UnverifiedReach.Call,
            ("pip-config", "trusted-host") or ("uv-config", "allow-insecure-host") or ("docker-daemon", "insecure-registries") => UnverifiedReach.Call,
            ("condarc", "ssl_verify") or ("poetry-config", "cert") or ("s3cfg", "check_ssl_certificate") or ("boto-config", "https_validate_certificates") or ("yum-repo", "sslverify") when SettingValue.IsNo(value) => UnverifiedReach.Call,
            ("gemrc", ":ssl_verify_mode") or ("bundle-config", "BUNDLE_SSL_VERIFY_MODE") when value is "0" => UnverifiedReach.Call,
            ("composer-config", "disable-tls") or ("gcloud-config", "disable_ssl_validation") or ("kubeconfig", "insecure-skip-tls-verify") or ("registries-conf", "insecure") or ("rclone-config", _) when SettingValue.IsYes(value) => UnverifiedReach.Call,
            ("apt-conf", _) when key.EndsWith("Verify-Peer", StringComparison.OrdinalIgnoreCase) && SettingValue.IsNo(value) => UnverifiedReach.Call,
            ("ldap-conf", "TLS_REQCERT") when value.ToUpperInvariant() is "NEVER" or "ALLOW" or "TRY" => UnverifiedReach.Connection,
            // dev.mysql.com, --ssl-mode: only VERIFY_CA and VERIFY_IDENTITY verify.
            ("mysql-options", "ssl-mode") when !value.StartsWith("VERIFY", StringComparison.OrdinalIgnoreCase) => UnverifiedReach.Connection,
            ("mysql-options", "ssl-verify-server-cert") when SettingValue.IsNo(value) => UnverifiedReach.Connection,
            ("pg-service", "sslmode") when IsWeak(value) => UnverifiedReach.Connection,
            ("spring", "use-insecure-trust-manager") or ("quarkus", "trust-all") or ("traefik", "insecureSkipVerify") when SettingValue.IsYes(value) => UnverifiedReach.Call,
            ("spring", "validate-server-certificate" or "ssl-host-validation-enabled") when SettingValue.IsNo(value) => UnverifiedReach.Call,
            ("quarkus", "verify-host") when SettingValue.IsNo(value) => UnverifiedReach.Names,
            ("nginx", _) when key.EndsWith("_ssl_verify", StringComparison.Ordinal) && SettingValue.IsNo(value) => UnverifiedReach.Connection,
            ("haproxy", "verify" or "ssl-server-verify") when value is "none" => UnverifiedReach.Connection,
            ("envoy", "trust_chain_verification") when value is "ACCEPT_UNTRUSTED" => UnverifiedReach.Connection,
            ("apache", "SSLProxyVerify") when value is "none" or "optional_no_ca" => UnverifiedReach.Connection,
            ("squid", "flags") => UnverifiedReach.Connection,
            ("stunnel", "verify") when value is "0" => UnverifiedReach.Connection,
            _ => UnverifiedReach.None,
        };
    }

    // postgresql.org/docs/current/libpq-ssl.html: require verifies only where a root certificate file lies in the user's folder.
    private static bool IsWeak(string mode) => mode is "require" or "prefer" or "allow";
}
