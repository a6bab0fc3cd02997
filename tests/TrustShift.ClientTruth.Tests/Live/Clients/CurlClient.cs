using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class CurlClient(ClientHost host) : OneShotClient(host, "curl")
{
    protected override string Command => "curl";

    public override string Profile() => $"curl@{Host.VersionOf("curl", @"curl (?<v>[\d.]+)", "--version")}+openssl={OpenSslClient.VersionOn(Host)}";

    public override string? Missing() =>
        Host.VersionOf("curl", @"libcurl/[\d.]+ (?<v>\w+)/", "--version") is "OpenSSL" ? null : "this curl does not use OpenSSL";

    protected override string[] Arguments(LiveQuestion question) =>
        ["-q", "-sS", "-o", "/dev/null", "--max-time", "15", "--noproxy", "*", "--connect-to", "::127.0.0.1:", "--cacert", question.Store, $"https://{question.Name}:{question.Port}/"];

    // 60: peer certificate cannot be authenticated. 77: the file of authorities cannot be used.
    protected override bool? Judge(ToolResult result) => result.ExitCode switch { 0 => true, 60 => false, _ => null };
}
