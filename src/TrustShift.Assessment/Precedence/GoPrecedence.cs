using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>Go's crypto/x509 on Unix: the first readable file <i>and</i> every certificate in the folders.</summary>
internal static class GoPrecedence
{
    public const string File = "go.default-file", Folder = "go.default-folder";

    public static StorePrecedence Rules { get; } = new("go", "Go programs (crypto/x509)",
    [
        new("go.code", "tls.Config.RootCAs", StoreEffect.Replaces, "only the pool that the program made is trusted", "Go crypto/x509 Certificate.Verify, VerifyOptions.Roots") { Parts = StoreParts.Whole },
        new("go.SSL_CERT_FILE", "SSL_CERT_FILE", StoreEffect.Replaces, "the file that it names takes the place of the list of bundles; the folders are read as before", "Go src/crypto/x509/root_unix.go loadSystemRoots")
        {
            Parts = StoreParts.File, Finds = Variable("SSL_CERT_FILE"),
        },
        new("go.SSL_CERT_DIR", "SSL_CERT_DIR", StoreEffect.Replaces, "the folders that it lists take the place of the system's; every file in them is read, whatever its name", "Go src/crypto/x509/root_unix.go loadSystemRoots")
        {
            Parts = StoreParts.Folder, Form = SettingForm.Paths, ReadsEveryFile = true, Finds = Variable("SSL_CERT_DIR"),
        },
        new(File, "(nothing set)", StoreEffect.Default, "the first of the distributions' bundles that can be read", "Go src/crypto/x509/root_linux.go certFiles") { Parts = StoreParts.File },
        new(Folder, "(nothing set)", StoreEffect.Default, "every file in the distributions' folders", "Go src/crypto/x509/root_linux.go certDirectories") { Parts = StoreParts.Folder },
    ]);
}
