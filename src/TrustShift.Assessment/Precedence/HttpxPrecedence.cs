using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>Python's httpx.</summary>
internal static class HttpxPrecedence
{
    public static StorePrecedence Rules { get; } = new("httpx", "Python httpx",
    [
        new("httpx.verify", "verify=PATH or a context", StoreEffect.Replaces, "only what it names is trusted; the variables do not count", "httpx _config.py") { Parts = StoreParts.Whole },
        new("httpx.SSL_CERT_FILE", "SSL_CERT_FILE", StoreEffect.Replaces, "only the file that it names is trusted, where it exists; it does not count where trust_env is off", "httpx _config.py, _utils.py get_ca_bundle_from_env")
        {
            Parts = StoreParts.Whole, Missing = MissingStore.IsPassedOver, Finds = Variable("SSL_CERT_FILE"),
        },
        new("httpx.SSL_CERT_DIR", "SSL_CERT_DIR", StoreEffect.Replaces, "only the folder that it names is trusted, where it exists and SSL_CERT_FILE did not count", "httpx _config.py, _utils.py get_ca_bundle_from_env")
        {
            Parts = StoreParts.Whole, Missing = MissingStore.IsPassedOver, Finds = Variable("SSL_CERT_DIR"),
        },
        new("httpx.bundle", "(nothing set)", StoreEffect.Default, "the bundle of certifi", "httpx _config.py") { Parts = StoreParts.Whole },
    ]);
}
