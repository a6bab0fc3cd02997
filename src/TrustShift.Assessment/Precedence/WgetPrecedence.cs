using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>wget: on GnuTLS with its system trust, on OpenSSL with its default paths. What is named comes on top.</summary>
internal static class WgetPrecedence
{
    public const string System = "wget.system-trust";

    public static StorePrecedence Rules { get; } = new("wget", "wget",
    [
        new("wget.ca_directory", "--ca-directory, ca_directory in wgetrc", StoreEffect.Replaces, "on GnuTLS every file of the folder that it names takes the place of the system trust", "wget src/gnutls.c ssl_init")
        {
            Parts = StoreParts.Whole, ReadsEveryFile = true, Finds = FirstOf(Option("--ca-directory"), Key("wgetrc", "ca_directory", "cadirectory")),
        },
        new("wget.ca_certificate", "--ca-certificate, ca_certificate in wgetrc", StoreEffect.Adds, "the file that it names is trusted beside the rest, the command line's in place of wgetrc's", "wget src/gnutls.c, src/openssl.c ssl_init")
        {
            Missing = MissingStore.IsPassedOver, Finds = FirstOf(Option("--ca-certificate"), Key("wgetrc", "ca_certificate", "cacertificate")),
        },
        new("wget.variables", "SSL_CERT_FILE, SSL_CERT_DIR", StoreEffect.Ignored, "on GnuTLS no variable counts; on OpenSSL the rules of its default store hold", "wget src/gnutls.c, src/openssl.c ssl_init"),
        new(System, "(nothing set)", StoreEffect.Default, "the system trust of GnuTLS, or the default paths of OpenSSL", "wget src/gnutls.c, src/openssl.c ssl_init") { Parts = StoreParts.Whole },
    ]);
}
