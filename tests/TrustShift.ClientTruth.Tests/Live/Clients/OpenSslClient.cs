using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>openssl s_client.</summary>
/// <param name="host">Where it is installed.</param>
/// <param name="option">The option of its profile; empty for none.</param>
/// <param name="flags">What sets it.</param>
internal sealed class OpenSslClient(ClientHost host, string option = "", params string[] flags) : OneShotClient(host, "openssl s_client" + (option.Length > 0 ? " " + option : ""))
{
    protected override string Command => "openssl";

    /// <summary>The version of the library that Debian's programs share.</summary>
    public static string VersionOn(ClientHost host) => host.VersionOf("openssl", @"OpenSSL (?<v>[\w.]+)", "version");

    public override string Profile() => $"openssl@{VersionOn(Host)}{(option.Length > 0 ? "+" + option : "")}";

    protected override string[] Arguments(LiveQuestion question) =>
    [
        "s_client", "-connect", $"127.0.0.1:{question.Port}", "-servername", question.Name, "-verify_hostname", question.Name,
        "-verify_return_error", "-CAfile", question.Store, "-brief", .. flags,
    ];

    protected override bool? Judge(ToolResult result) =>
        result.ExitCode == 0 && result.Error.Contains("Verification: OK", StringComparison.Ordinal) ? true
        : result.Error.Contains("verify error", StringComparison.Ordinal) || result.Error.Contains("certificate verify failed", StringComparison.Ordinal) ? false
        : null;
}
