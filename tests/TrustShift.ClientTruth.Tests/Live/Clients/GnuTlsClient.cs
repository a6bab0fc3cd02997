using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class GnuTlsClient : OneShotClient
{
    public override string Name => "gnutls-cli";

    protected override string Command => "gnutls-cli";

    public static string Version { get; } = LiveProcess.Exists("gnutls-cli") ? LiveProcess.VersionOf("gnutls-cli", @"gnutls-cli (?<v>[\d.]+)", "--version") : "3";

    public override string[] Profiles() => ["gnutls@" + Version, "gnutls"];

    protected override string[] Arguments(LiveQuestion question) =>
        ["--x509cafile", question.Store, "-p", question.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), TestAuthority.HostName];

    protected override bool? Judge(ToolResult result) =>
        result.Output.Contains("Status: The certificate is trusted", StringComparison.Ordinal) ? true
        : (result.Output + result.Error).Contains("Status: The certificate is NOT trusted", StringComparison.Ordinal) ? false
        // Before the chain is looked at: the server's own certificate is an authority's.
        : result.Error.Contains("Key usage violation in certificate", StringComparison.Ordinal) ? false
        : null;
}
