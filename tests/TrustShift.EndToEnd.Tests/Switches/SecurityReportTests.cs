using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Switches;

/// <summary>Verification that is off in the reports of <c>check</c>: a section of its own, and neither verdict nor exit code.</summary>
public sealed class SecurityReportTests
{
    [Fact]
    public void It_stands_apart_from_the_verdict()
    {
        using var folder = new TemporaryFolder();
        ToolResult before = Cli.Run(["check", Directory.CreateDirectory(folder.PathOf("target")).FullName, "--format", "json"]);
        folder.Write("target/app.py", "requests.get(url, verify=False)\n");
        folder.Write("target/deploy.sh", "curl -k https://mirror.test/x\n");
        ToolResult json = Cli.Run(["check", folder.PathOf("target"), "--format", "json"]);
        Assert.Equal(before.ExitCode, json.ExitCode);
        using JsonDocument report = JsonDocument.Parse(json.Output);
        Assert.Equal(
            ["medium curl --insecure deploy.sh:1", "medium verify=False app.py:1"],
            report.RootElement.GetProperty("securityFindings").EnumerateArray().Select(static f => $"{f.GetProperty("severity")} {f.GetProperty("setting")} {f.GetProperty("evidence")[0]}"));
        ToolResult text = Cli.Run(["check", folder.PathOf("target")]);
        Assert.Contains("Security: certificates are not verified at 2 places", text.Output, StringComparison.Ordinal);
        Assert.Contains("MEDIUM  verify=False", text.Output, StringComparison.Ordinal);
    }
}
