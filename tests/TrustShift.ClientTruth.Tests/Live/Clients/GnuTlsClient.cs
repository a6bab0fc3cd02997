using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class GnuTlsClient(ClientHost host) : OneShotClient(host, "gnutls-cli")
{
    protected override string Command => "gnutls-cli";

    /// <summary>The version of the library that the release's programs share.</summary>
    public static string VersionOn(ClientHost host) => host.VersionOf("gnutls-cli", @"gnutls-cli (?<v>[\d.]+)", "--version");

    public override string Profile() => "gnutls@" + VersionOn(Host);

    protected override string[] Arguments(LiveQuestion question) =>
    [
        "--x509cafile", question.Store, "-p", question.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "--verify-hostname=" + question.Name, "--sni-hostname=" + question.Name, "127.0.0.1",
    ];

    protected override bool? Judge(ToolResult result) =>
        result.Output.Contains("Status: The certificate is trusted", StringComparison.Ordinal) ? true
        : (result.Output + result.Error).Contains("Status: The certificate is NOT trusted", StringComparison.Ordinal) ? false
        // Before the chain is looked at: the server's own certificate is an authority's.
        : result.Error.Contains("Key usage violation in certificate", StringComparison.Ordinal) ? false
        : null;
}
