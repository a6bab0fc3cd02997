using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>Debian's git: libcurl over GnuTLS. The server speaks no git, so that it fails in any case; its words tell how far it came.</summary>
internal sealed class GitClient(ClientHost host) : OneShotClient(host, "git")
{
    protected override string Command => "git";

    public override string Profile() => $"git@{Host.VersionOf("git", @"git version (?<v>[\d.]+\d)", "--version")}+gnutls={GnuTlsClient.VersionOn(Host)}";

    protected override string[] Arguments(LiveQuestion question) =>
        ["-c", "http.sslCAInfo=" + question.Store, "-c", "http.sslVerify=true", "-c", "http.proxy=" + LoopbackProxy.Address, "ls-remote", $"https://{question.Name}:{question.Port}/x.git"];

    protected override (string Name, string Value)[] Environment =>
        [("HOME", Host.Seen(Host.Folder.Root)), ("no_proxy", ""), ("NO_PROXY", ""), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_TERMINAL_PROMPT", "0")];

    protected override bool? Judge(ToolResult result) =>
        result.Error.Contains("certificate", StringComparison.OrdinalIgnoreCase) ? false
        : result.Error.Contains("not found", StringComparison.Ordinal) || result.Error.Contains("not valid", StringComparison.Ordinal)
            || result.Error.Contains("invalid server response", StringComparison.Ordinal) ? true
        : null;
}
