using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>git over HTTPS, on libcurl: its own settings take the place of libcurl's built-in file and folder, each for itself.</summary>
internal static class GitPrecedence
{
    public const string File = "git.default-file", Folder = "git.default-folder";

    public static StorePrecedence Rules { get; } = new("git", "git over HTTPS",
    [
        new("git.GIT_SSL_CAINFO", "GIT_SSL_CAINFO", StoreEffect.Replaces, "the file that it names takes the place of libcurl's built-in file; it wins over every http.sslCAInfo", "git http.c http_init; git-config(1), http.sslCAInfo")
        {
            Parts = StoreParts.File, Missing = MissingStore.Fails, Finds = Variable("GIT_SSL_CAINFO"), CountsEmpty = true,
        },
        new("git.http.url.sslCAInfo", "http.<url>.sslCAInfo", StoreEffect.Replaces, "for addresses that match it takes the place of http.sslCAInfo; the longest match wins", "git urlmatch.c urlmatch_config_entry; git-config(1), http.<url>.*") { Parts = StoreParts.File, Missing = MissingStore.Fails },
        new("git.http.sslCAInfo", "http.sslCAInfo", StoreEffect.Replaces, "the file that it names takes the place of libcurl's built-in file; the built-in folder is read as before. What -c, GIT_CONFIG_KEY_n or GIT_CONFIG_PARAMETERS say stands before the files, one of which GIT_CONFIG_GLOBAL may name", "git http.c http_init; git-config(1), http.sslCAInfo")
        {
            Parts = StoreParts.File, Missing = MissingStore.Fails, Finds = GitKey("http.sslCAInfo"),
        },
        new("git.GIT_SSL_CAPATH", "GIT_SSL_CAPATH", StoreEffect.Replaces, "the folder that it names takes the place of libcurl's built-in folder", "git http.c http_init; git-config(1), http.sslCAPath")
        {
            Parts = StoreParts.Folder, ReadsEveryFile = true, Finds = Variable("GIT_SSL_CAPATH"), CountsEmpty = true,
        },
        new("git.http.sslCAPath", "http.sslCAPath", StoreEffect.Replaces, "the folder that it names takes the place of libcurl's built-in folder", "git http.c http_init; git-config(1), http.sslCAPath")
        {
            Parts = StoreParts.Folder, ReadsEveryFile = true, Finds = GitKey("http.sslCAPath"),
        },
        new("git.variables", "SSL_CERT_FILE, SSL_CERT_DIR, CURL_CA_BUNDLE", StoreEffect.Ignored, "the library libcurl reads no variable, only the tool curl does", "curl src/tool_operate.c; libcurl-env(3)"),
        new(File, "(nothing set)", StoreEffect.Default, "the bundle that was set when libcurl was built; Debian's libcurl on GnuTLS has none", "curl configure.ac, --with-ca-bundle") { Parts = StoreParts.File },
        new(Folder, "(nothing set)", StoreEffect.Default, "the folder that was set when libcurl was built (Debian: /etc/ssl/certs); on GnuTLS every file in it counts, the bundle among them", "curl configure.ac, --with-ca-path; lib/vtls/gtls.c") { Parts = StoreParts.Folder },
    ]);
}
