using System.Globalization;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>The client program of Botan.</summary>
internal sealed class BotanClient(ClientHost host) : OneShotClient(host, "botan tls_client")
{
    protected override string Command => "botan";

    public override string? Missing() => System.Environment.IsPrivilegedProcess ? null : "only root may give it a file of hosts of its own";

    public override string Profile() => "botan@" + Host.VersionOf("botan", @"(?<v>\d+\.\d+\.\d+)", "version");

    protected override string[] Arguments(LiveQuestion question) =>
        ["tls_client", question.Name, "--port=" + question.Port.ToString(CultureInfo.InvariantCulture), "--trusted-cas=" + question.Store, "--skip-system-cert-store"];

    // It takes the name from the address that it connects to and knows no proxy. So a file of hosts resolves the name, in a mount namespace of its own.
    protected override ToolResult Run(LiveQuestion question, TimeSpan limit)
    {
        string hosts = Host.Folder.Write(string.Create(CultureInfo.InvariantCulture, $"hosts/{question.Port}"), $"127.0.0.1 {question.Name}\n");
        string[] enter = Host.Root.Length > 0 ? ["chroot", Host.Root] : [];
        return ClientHost.Here.Run(
            "unshare",
            ["--mount", "sh", "-c", "mount --bind \"$1\" \"$2\" && shift 2 && exec \"$@\"", "sh", hosts, Host.Root + "/etc/hosts", .. enter, Command, .. Arguments(question)],
            "", limit, Environment);
    }

    // Version 2 says what it thinks of the chain and goes on; then its policy may still refuse the key.
    protected override bool? Judge(ToolResult result)
    {
        string text = result.Output + result.Error;
        return text.Contains("policy requires", StringComparison.Ordinal) ? false
            : text.Contains("validation status: Verified", StringComparison.Ordinal) ? true
            : text.Contains("validation status:", StringComparison.Ordinal) || text.Contains("ertificate", StringComparison.Ordinal) ? false
            : null;
    }
}
