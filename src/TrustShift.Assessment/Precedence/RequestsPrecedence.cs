using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>Python's requests.</summary>
internal static class RequestsPrecedence
{
    public const string Bundle = "requests.bundle";

    private const string Sessions = "requests sessions.py Session.merge_environment_settings";

    public static StorePrecedence Rules { get; } = new("requests", "Python requests",
    [
        new("requests.verify", "verify=PATH of a call", StoreEffect.Replaces, "only the file or folder that it names is trusted; it wins over the variables", Sessions) { Parts = StoreParts.Whole, Missing = MissingStore.Fails },
        new("requests.REQUESTS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", StoreEffect.Replaces, "only the file or folder that it names is trusted; it wins over session.verify, and does not count where session.trust_env is off", Sessions + "; Advanced Usage, SSL Cert Verification")
        {
            Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = Variable("REQUESTS_CA_BUNDLE"),
        },
        new("requests.CURL_CA_BUNDLE", "CURL_CA_BUNDLE", StoreEffect.Replaces, "the same, after REQUESTS_CA_BUNDLE", Sessions) { Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = Variable("CURL_CA_BUNDLE") },
        new("requests.session-verify", "session.verify = PATH", StoreEffect.Replaces, "only what it names is trusted, unless one of the variables is set", Sessions) { Parts = StoreParts.Whole, Missing = MissingStore.Fails },
        new("requests.variables", "SSL_CERT_FILE, SSL_CERT_DIR", StoreEffect.Ignored, "OpenSSL's default paths are not loaded", "requests adapters.py HTTPAdapter.cert_verify"),
        new(Bundle, "(nothing set)", StoreEffect.Default, "the bundle of certifi (before 2.16.0 its own); Debian's certifi names the system's bundle", "requests certs.py; certifi core.py") { Parts = StoreParts.Whole },
    ]);
}
