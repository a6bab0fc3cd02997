using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class WgetClient : OneShotClient
{
    public override string Name => "wget";

    protected override string Command => "wget";

    public override string[] Profiles() =>
        [$"wget@{LiveProcess.VersionOf("wget", @"Wget (?<v>[\d.]+)", "--version")}+gnutls={GnuTlsClient.Version}", "wget", "gnutls"];

    public override string? Missing() =>
        LiveProcess.Run("wget", ["--version"], "", TimeSpan.FromSeconds(30))?.Output.Contains("+ssl/gnutls", StringComparison.Ordinal) is true
            ? null : "this wget does not use GnuTLS";

    protected override string[] Arguments(LiveQuestion question) =>
    [
        "--no-config", "--no-hsts", "-nv", "-O", "/dev/null", "-t", "1", "-T", "15", "--ca-directory=", "--ca-certificate=" + question.Store,
        $"https://{TestAuthority.HostName}:{question.Port}/",
    ];

    // 5: SSL verification failure.
    protected override bool? Judge(ToolResult result) => result.ExitCode switch { 0 => true, 5 => false, _ => null };
}
