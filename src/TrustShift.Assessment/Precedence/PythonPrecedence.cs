namespace TrustShift.Assessment.Precedence;

/// <summary>Python's own ssl module, and what builds on its default context.</summary>
internal static class PythonPrecedence
{
    public static StorePrecedence Rules { get; } = new("python", "Python's ssl module (urllib, http.client, aiohttp, urllib3)",
    [
        new("python.code", "cafile, capath, cadata of create_default_context", StoreEffect.Replaces, "only what was given is trusted: the default paths are not loaded", "CPython Lib/ssl.py create_default_context") { Parts = StoreParts.Whole },
        new("python.default", "(nothing given)", StoreEffect.Default, "OpenSSL's default store, with SSL_CERT_FILE and SSL_CERT_DIR", "CPython Lib/ssl.py load_default_certs; Modules/_ssl.c set_default_verify_paths") { Parts = StoreParts.Whole },
        new("python.aiohttp", "aiohttp", StoreEffect.Default, "ssl.create_default_context() of Python", "aiohttp connector.py _make_ssl_context") { Parts = StoreParts.Whole },
        new("python.urllib3", "urllib3 without ca_certs", StoreEffect.Default, "Python's default store; with ca_certs or ca_cert_dir only that. Debian's (python3-urllib3) takes the system's bundle, and no variable counts", "urllib3 util/ssl_.py ssl_wrap_socket, connection.py") { Parts = StoreParts.Whole },
    ]);
}
