namespace TrustShift.Assessment.Precedence;

/// <summary>Programs on GnuTLS that take its system trust.</summary>
internal static class GnuTlsPrecedence
{
    public const string System = "gnutls.system-trust";

    public static StorePrecedence Rules { get; } = new("gnutls", "GnuTLS's system trust (gnutls-cli, apt, wget of Debian)",
    [
        new("gnutls.variables", "SSL_CERT_FILE, SSL_CERT_DIR", StoreEffect.Ignored, "the library reads no variable", "GnuTLS lib/system/certs.c add_system_trust"),
        new(System, "(nothing set)", StoreEffect.Default, "the bundle that was set when the library was built, or p11-kit's trust module", "GnuTLS configure.ac, --with-default-trust-store-file; gnutls_x509_trust_list_add_system_trust(3)") { Parts = StoreParts.Whole },
        new("gnutls.x509cafile", "--x509cafile of gnutls-cli", StoreEffect.Replaces, "only the file that it names is trusted", "gnutls-cli(1)") { Parts = StoreParts.Whole },
    ]);
}
