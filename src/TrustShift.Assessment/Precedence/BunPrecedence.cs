namespace TrustShift.Assessment.Precedence;

/// <summary>Bun.</summary>
internal static class BunPrecedence
{
    public static StorePrecedence Rules { get; } = new("bun", "Bun",
    [
        new("bun.code", "tls.ca of fetch, ca of a connection", StoreEffect.Replaces, "only what the program gave is trusted", "bun.sh/docs, fetch, TLS options") { Parts = StoreParts.Whole },
        new("bun.NODE_EXTRA_CA_CERTS", "NODE_EXTRA_CA_CERTS", StoreEffect.Adds, "the file that it names is trusted beside the rest", "bun.sh/docs, environment variables"),
        new("bun.use-system-ca", "--use-system-ca, NODE_USE_SYSTEM_CA=1", StoreEffect.Adds, "the system's store is trusted beside the rest", "bun.sh/docs, bun run --use-system-ca"),
        new("bun.use-openssl-ca", "--use-openssl-ca", StoreEffect.Replaces, "OpenSSL's default file and folder in place of the roots that are built in", "bun.sh/docs, bun run --use-openssl-ca") { Parts = StoreParts.Whole, Form = SettingForm.Choice },
        new("bun.default-paths", "(nothing set), SSL_CERT_FILE, SSL_CERT_DIR", StoreEffect.Adds, "BoringSSL's default file and folder (/etc/ssl/cert.pem and the hashed names in /etc/ssl/certs, or what the variables name) are trusted beside the roots that are built in", "BoringSSL crypto/x509/by_file.c, by_dir.c; measured, Bun's documentation does not tell it"),
        new("bun.built-in", "(nothing set)", StoreEffect.Default, "Mozilla's roots, compiled in", "oven-sh/bun packages/bun-usockets/src/crypto/root_certs.cpp") { Parts = StoreParts.Whole },
    ]);
}
