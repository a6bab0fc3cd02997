using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class WgetClient(ClientHost host) : OneShotClient(host, "wget")
{
    protected override string Command => "wget";

    public override string Profile() => $"wget@{Host.VersionOf("wget", @"Wget (?<v>[\d.]+)", "--version")}+gnutls={GnuTlsClient.VersionOn(Host)}";

    public override string? Missing() =>
        Host.VersionOf("wget", @"\+ssl/(?<v>\w+)", "--version") is "gnutls"
            ? null : "this wget does not use GnuTLS";

    protected override string[] Arguments(LiveQuestion question) =>
    [
        "--no-config", "--no-hsts", "-nv", "-O", "/dev/null", "-t", "1", "-T", "15", "--ca-directory=", "--ca-certificate=" + question.Store,
        // wget takes addresses from nobody but the resolver, and from a proxy.
        "-e", "use_proxy=yes", "-e", "no_proxy=", "-e", "https_proxy=" + LoopbackProxy.Address, $"https://{question.Name}:{question.Port}/",
    ];

    protected override (string Name, string Value)[] Environment => [("HOME", Host.Seen(Host.Folder.Root)), ("no_proxy", ""), ("NO_PROXY", "")];

    // 5: SSL verification failure.
    protected override bool? Judge(ToolResult result) => result.ExitCode switch { 0 => true, 5 => false, _ => null };
}
