using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>pip.</summary>
internal static class PipPrecedence
{
    public const string Bundle = "pip.bundle";

    public static StorePrecedence Rules { get; } = new("pip", "pip",
    [
        new("pip.REQUESTS_CA_BUNDLE", "REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE", StoreEffect.Replaces, "only what it names is trusted: requests inside pip takes it before the cert option", "requests sessions.py Session.merge_environment_settings; pip _internal/cli/index_command.py")
        {
            Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = FirstOf(Variable("REQUESTS_CA_BUNDLE"), Variable("CURL_CA_BUNDLE")),
        },
        new("pip.cert", "--cert, PIP_CERT, cert in pip.conf", StoreEffect.Replaces, "only the file that it names is trusted: the command line, then the variable, then the file", "pip documentation, HTTPS Certificates; Configuration, Precedence")
        {
            Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = FirstOf(Option("--cert"), Variable("PIP_CERT"), Key("pip-config", "cert")),
        },
        new(Bundle, "(nothing set)", StoreEffect.Default, "the bundle of the certifi that pip brings, since 24.2 with the system's store through truststore beside it; Debian's names the system's bundle", "pip _vendor/certifi; pip news 24.2") { Parts = StoreParts.Whole },
    ]);
}
