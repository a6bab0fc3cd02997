using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>.NET on Linux: the machine's root store is OpenSSL's default file and folder; the user's own root store comes on top.</summary>
internal static class DotNetPrecedence
{
    private const string Provider = "dotnet/runtime OpenSslCachedSystemStoreProvider.cs";

    public const string File = "dotnet.default-file", Folder = "dotnet.default-folder";

    public static StorePrecedence Rules { get; } = new("dotnet", ".NET on Linux",
    [
        new("dotnet.code", "X509ChainPolicy.CustomTrustStore", StoreEffect.Replaces, "only what the program put into it is trusted", "dotnet/runtime X509ChainPolicy.TrustMode") { Parts = StoreParts.Whole },
        new("dotnet.SSL_CERT_FILE", "SSL_CERT_FILE", StoreEffect.Replaces, "the file that it names takes the place of OpenSSL's default file; the folder is read as before", Provider) { Parts = StoreParts.File, Finds = Variable("SSL_CERT_FILE") },
        new("dotnet.SSL_CERT_DIR", "SSL_CERT_DIR", StoreEffect.Replaces, "the folders that it lists take the place of OpenSSL's default folder; every file in them is read, whatever its name", Provider)
        {
            Parts = StoreParts.Folder, Form = SettingForm.Paths, ReadsEveryFile = true, Finds = Variable("SSL_CERT_DIR"),
        },
        new("dotnet.user-store", "~/.dotnet/corefx/cryptography/x509stores/root", StoreEffect.Adds, "certificates that were put into the user's own root store are trusted beside the machine's", "dotnet/runtime docs, cross-platform cryptography, X509Store"),
        new(File, "(nothing set)", StoreEffect.Default, "OpenSSL's default file (cert.pem in OPENSSLDIR)", Provider) { Parts = StoreParts.File },
        new(Folder, "(nothing set)", StoreEffect.Default, "every file in OpenSSL's default folder", Provider) { Parts = StoreParts.Folder },
    ]);
}
