using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>PHP: streams on OpenSSL, and the extension curl.</summary>
internal static class PhpPrecedence
{
    public static StorePrecedence Rules { get; } = new("php", "PHP",
    [
        new("php.context", "cafile, capath of a stream context; CURLOPT_CAINFO", StoreEffect.Replaces, "only what it names is trusted; with the extension curl libcurl's built-in folder is read as before", "php-src ext/openssl/xp_ssl.c php_openssl_enable_peer_verification; php.net, SSL context options") { Parts = StoreParts.Whole },
        new("php.openssl.cafile", "openssl.cafile, openssl.capath in php.ini", StoreEffect.Replaces, "for streams only what they name is trusted: neither OpenSSL's default paths nor a variable", "php-src ext/openssl/xp_ssl.c php_openssl_enable_peer_verification")
        {
            Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = Key("php-ini", "openssl.cafile"),
        },
        new("php.curl.cainfo", "curl.cainfo in php.ini", StoreEffect.Replaces, "for the extension curl the file that it names takes the place of libcurl's built-in file; the folder is read as before", "php-src ext/curl/interface.c")
        {
            Parts = StoreParts.File, Missing = MissingStore.Fails, Finds = Key("php-ini", "curl.cainfo"),
        },
        new("php.default", "(nothing set)", StoreEffect.Default, "for streams OpenSSL's default store, with SSL_CERT_FILE and SSL_CERT_DIR", "php-src ext/openssl/xp_ssl.c php_openssl_enable_peer_verification") { Parts = StoreParts.Whole },
        new("php.curl.default", "(nothing set)", StoreEffect.Default, "for the extension curl libcurl's built-in file and folder; no variable counts", "php-src ext/curl/interface.c") { Parts = StoreParts.Whole },
    ]);
}
