using System.Collections.Immutable;

namespace TrustShift.Discovery.Settings.Verification;

/// <summary>The words, by language or program, with their documentation.</summary>
internal static class VerificationSwitchTable
{
    private static readonly string[] No = ["false", "0", "no", "off", "none"];
    private static readonly string[] Yes = ["true", "1", "yes", "on"];

    public static ImmutableArray<VerificationSwitch> All { get; } =
    [
        // Python: requests and httpx (Advanced Usage, SSL), botocore, urllib3, ssl, aiohttp, elasticsearch, hvac, httplib2
        new("verify=False", SwitchForm.Presence),
        new("verify = False", SwitchForm.Presence),
        new("verify\": False", SwitchForm.Presence),
        new("verify': False", SwitchForm.Presence),
        new("verify_ssl", SwitchForm.KeyValue, No),
        new("ssl_verify", SwitchForm.KeyValue, No),
        new("verify_certs", SwitchForm.KeyValue, No),
        new("validate_certs", SwitchForm.KeyValue, No), // Ansible's modules as well
        new("CERT_NONE", SwitchForm.Presence),
        new("_create_unverified_context", SwitchForm.Presence),
        new("disable_ssl_certificate_validation", SwitchForm.KeyValue, Yes),
        // Node.js: tls.connect(); request
        new("rejectUnauthorized", SwitchForm.KeyValue, No),
        new("strictSSL", SwitchForm.KeyValue, No),
        // Go crypto/tls.Config, and what is written in it: Traefik, Prometheus, Grafana, kubectl
        new("nsecureSkipVerify", SwitchForm.KeyValue, Yes),
        new("insecure_skip_verify", SwitchForm.KeyValue, Yes),
        new("insecure-skip-tls-verify", SwitchForm.KeyValue, Yes),
        new("tlsSkipVerify", SwitchForm.KeyValue, Yes),
        new("tls_skip_verify", SwitchForm.KeyValue, Yes),
        new("skip_tls_verify", SwitchForm.KeyValue, Yes),
        // Java and Kotlin: X509TrustManager, HostnameVerifier, Netty, Apache HttpClient, AWS SDK 1 and 2
        new("checkServerTrusted(", SwitchForm.EmptyMethod),
        new("setHostnameVerifier(", SwitchForm.Callback),
        new("setDefaultHostnameVerifier(", SwitchForm.Callback),
        new("hostnameVerifier", SwitchForm.Callback),
        new("InsecureTrustManagerFactory", SwitchForm.Presence),
        new("TrustAllStrategy", SwitchForm.Presence),
        new("NoopHostnameVerifier", SwitchForm.Presence),
        new("ALLOW_ALL_HOSTNAME_VERIFIER", SwitchForm.Presence),
        new("TRUST_ALL_CERTIFICATES", SwitchForm.KeyValue, Yes),
        new("com.amazonaws.sdk.disableCertChecking", SwitchForm.Presence),
        new("use-insecure-trust-manager", SwitchForm.KeyValue, Yes),
        // .NET: HttpClientHandler, ServicePointManager, SslStream
        new("DangerousAcceptAnyServerCertificateValidator", SwitchForm.Presence),
        new("CertificateCustomValidationCallback", SwitchForm.Callback),
        new("CertificateValidationCallback", SwitchForm.Callback),
        // PHP: curl_setopt, stream context options, Guzzle, WordPress; libcurl in C
        new("CURLOPT_SSL_VERIFYPEER", SwitchForm.KeyValue, "false", "0", "0L"),
        new("verify_peer", SwitchForm.KeyValue, "false", "0"),
        new("verify' => false", SwitchForm.Presence),
        new("verify\" => false", SwitchForm.Presence),
        new("sslverify", SwitchForm.KeyValue, No),
        // Ruby: OpenSSL::SSL, Excon; Erlang and Elixir: ssl
        new("VERIFY_NONE", SwitchForm.Presence),
        new("verify_none", SwitchForm.Presence),
        new("ssl_verify_peer", SwitchForm.KeyValue, No),
        // Perl: LWP::UserAgent ssl_opts, IO::Socket::SSL
        new("verify_hostname", SwitchForm.KeyValue, No),
        new("SSL_verify_mode", SwitchForm.KeyValue, "0", "0x00", "SSL_VERIFY_NONE"),
        // Rust: reqwest, native-tls
        new("danger_accept_invalid_certs", SwitchForm.KeyValue, Yes),
        // Databases: libpq (34.19, SSL Support), MySQL's and SQL Server's JDBC drivers, MongoDB
        new("sslmode", SwitchForm.KeyValue, "require", "prefer", "allow"),
        new("NonValidatingFactory", SwitchForm.Presence),
        new("verifyServerCertificate", SwitchForm.KeyValue, No),
        new("rustServerCertificate", SwitchForm.KeyValue, Yes),
        new("tlsAllowInvalidCertificates", SwitchForm.KeyValue, Yes),
        new("tlsInsecure", SwitchForm.KeyValue, Yes),
        // Beats, Fluent Bit, Vector
        new("verification_mode", SwitchForm.KeyValue, "none"),
        new("tls.verify", SwitchForm.KeyValue, No),
        new("verify_certificate", SwitchForm.KeyValue, No),
        // Command lines
        new("--insecure", SwitchForm.Presence), // curl(1), mc
        new("--no-check-certificate", SwitchForm.Presence), // wget(1), s3cmd, rclone
        new("--no-verify-ssl", SwitchForm.Presence), // aws
        new("--insecure-skip-tls-verify", SwitchForm.Presence), // kubectl, helm
        new("-tls-skip-verify", SwitchForm.Presence), // vault
        new("--trusted-host", SwitchForm.Presence), // pip
        new("http.sslVerify", SwitchForm.KeyValue, No), // git -c, git config
        new("strict-ssl", SwitchForm.KeyValue, No), // npm config set
        new("curl ", SwitchForm.Presence), // -k, see CurlFlags
    ];
}
