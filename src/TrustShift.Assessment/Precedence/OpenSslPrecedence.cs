using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>OpenSSL's default store, <c>X509_STORE_set_default_paths</c>: a file <i>and</i> a folder, each with a variable of its own. A file without an anchor is therefore mended by the folder.</summary>
internal static class OpenSslPrecedence
{
    public const string File = "openssl.default-file", Folder = "openssl.default-folder";

    public static StorePrecedence Rules { get; } = new("openssl", "OpenSSL's default store (and what calls set_default_paths: Python's ssl, Ruby, PHP, Perl, .NET)",
    [
        new("openssl.SSL_CERT_FILE", "SSL_CERT_FILE", StoreEffect.Replaces, "the file that it names takes the place of the default file, also where it is empty and so names none; the folder is read as before", "OpenSSL crypto/x509/by_file.c by_file_ctrl_ex; X509_get_default_cert_file_env(3)")
        {
            Parts = StoreParts.File, Finds = Variable("SSL_CERT_FILE"), CountsEmpty = true,
        },
        new("openssl.SSL_CERT_DIR", "SSL_CERT_DIR", StoreEffect.Replaces, "the folders that it lists take the place of the default folder; the file is read as before", "OpenSSL crypto/x509/by_dir.c dir_ctrl; X509_get_default_cert_dir_env(3)")
        {
            Parts = StoreParts.Folder, Form = SettingForm.Paths, Finds = Variable("SSL_CERT_DIR"), CountsEmpty = true,
        },
        new(File, "(nothing set)", StoreEffect.Default, "cert.pem in the folder that was set when OpenSSL was built (OPENSSLDIR)", "OpenSSL crypto/x509/x509_d2.c X509_STORE_set_default_paths") { Parts = StoreParts.File },
        new(Folder, "(nothing set)", StoreEffect.Default, "the folder certs/ in OPENSSLDIR, of which only files named by the hash of the subject are found", "OpenSSL crypto/x509/by_dir.c get_cert_by_subject; openssl-rehash(1)") { Parts = StoreParts.Folder },
        new("openssl.options", "-CAfile, -CApath, in code load_verify_locations", StoreEffect.Replaces, "only what was named is read: neither the default file nor the default folder, and no variable", "OpenSSL apps/lib/s_cb.c ctx_set_verify_locations") { Parts = StoreParts.Whole },
    ]);
}
