using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class CurlClient : OneShotClient
{
    public override string Name => "curl";

    protected override string Command => "curl";

    public override string[] Profiles() =>
        [$"curl@{LiveProcess.VersionOf("curl", @"curl (?<v>[\d.]+)", "--version")}+openssl={OpenSslClient.Version}", "curl"];

    public override string? Missing() =>
        LiveProcess.VersionOf("curl", @"libcurl/[\d.]+ (?<v>\w+)/", "--version") is "OpenSSL" ? null : "this curl does not use OpenSSL";

    protected override string[] Arguments(LiveQuestion question) =>
        ["-q", "-sS", "-o", "/dev/null", "--max-time", "15", "--noproxy", "*", "--cacert", question.Store, $"https://{TestAuthority.HostName}:{question.Port}/"];

    // 60: peer certificate cannot be authenticated. 77: the file of authorities cannot be used.
    protected override bool? Judge(ToolResult result) => result.ExitCode switch { 0 => true, 60 => false, _ => null };
}
