using System.Collections.Immutable;
using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>The curl tool on OpenSSL. Options come from the command line and from .curlrc, which is read first.</summary>
internal static class CurlPrecedence
{
    public const string File = "curl.default-file", Folder = "curl.default-folder";

    private const string Tool = "curl src/tool_operate.c";

    private static readonly ImmutableArray<string> s_variables = ["curl.CURL_CA_BUNDLE", "curl.SSL_CERT_FILE", "curl.SSL_CERT_DIR-alone", "curl.SSL_CERT_DIR"];

    public static StorePrecedence Rules { get; } = new("curl", "curl on OpenSSL",
    [
        new("curl.cacert", "--cacert, cacert in .curlrc", StoreEffect.Replaces, "the file that it names takes the place of the built-in file, the command line before .curlrc; no variable counts then, and the built-in folder is read as before", Tool + "; curl(1)")
        {
            Parts = StoreParts.File, Missing = MissingStore.Fails, Excludes = s_variables,
            Finds = FirstOf(Option("--cacert"), Key("curlrc", "cacert")),
        },
        new("curl.capath", "--capath, capath in .curlrc", StoreEffect.Replaces, "the folder that it names takes the place of the built-in folder; no variable counts then, and the built-in file is read as before", Tool + "; curl(1)")
        {
            Parts = StoreParts.Folder, Form = SettingForm.Paths, Excludes = s_variables,
            Finds = FirstOf(Option("--capath"), Key("curlrc", "capath")),
        },
        new("curl.CURL_CA_BUNDLE", "CURL_CA_BUNDLE", StoreEffect.Replaces, "the file that it names takes the place of the built-in file; SSL_CERT_FILE and SSL_CERT_DIR do not count then, and the built-in folder is read as before", Tool + "; curl(1), ENVIRONMENT")
        {
            Parts = StoreParts.File, Missing = MissingStore.Fails, Excludes = s_variables, Finds = Variable("CURL_CA_BUNDLE"),
        },
        new("curl.SSL_CERT_DIR-alone", "SSL_CERT_DIR", StoreEffect.Replaces, "the folder that it names takes the place of the built-in folder, and SSL_CERT_FILE does not count then", Tool + "; github.com/curl/curl/issues/11325")
        {
            Parts = StoreParts.Folder, Form = SettingForm.Paths, Until = "8.3.0", Excludes = ["curl.SSL_CERT_FILE"], Finds = Variable("SSL_CERT_DIR"),
        },
        new("curl.SSL_CERT_DIR", "SSL_CERT_DIR", StoreEffect.Replaces, "the folder that it names takes the place of the built-in folder", Tool + " cacertpaths")
        {
            Parts = StoreParts.Folder, Form = SettingForm.Paths, Since = ["8.3.0"], Finds = Variable("SSL_CERT_DIR"),
        },
        new("curl.SSL_CERT_FILE", "SSL_CERT_FILE", StoreEffect.Replaces, "the file that it names takes the place of the built-in file", Tool)
        {
            Parts = StoreParts.File, Missing = MissingStore.Fails, Finds = Variable("SSL_CERT_FILE"),
        },
        new(File, "(nothing set)", StoreEffect.Default, "the bundle that was set when curl was built", "curl configure.ac, --with-ca-bundle; curl-config --ca") { Parts = StoreParts.File },
        new(Folder, "(nothing set)", StoreEffect.Default, "the folder that was set when curl was built (Debian: /etc/ssl/certs)", "curl configure.ac, --with-ca-path") { Parts = StoreParts.Folder },
    ]);
}
