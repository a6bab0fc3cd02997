using System.Text.Json;
using TrustShift.EndToEnd.Tests.Mechanisms;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary><c>explain</c> from the id that <c>check</c> prints to the line of a file that is the cause.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _target;

    public ExplainTests()
    {
        _target = Path.Combine(_folder.Root, "target");
        MechanismFixture.Read("java-trust-store-of-a-systemd-unit").Build(_target);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_of_the_text_report_leads_to_the_setting_with_its_line()
    {
        string line = Cli.Run("check", _target, "--uses", "s3").Output.Split('\n').Single(static l => l.StartsWith("  IMPACTED  billing.service: Java", StringComparison.Ordinal));
        string id = line[(line.LastIndexOf('[') + 1)..^1];
        ToolResult result = Cli.Run("explain", id, _target, "--uses", "s3");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith($"IMPACTED  billing.service: Java 17.0.15 (Eclipse Adoptium) [{id}]\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("← rule java.", result.Output, StringComparison.Ordinal);
        Assert.Contains("← javax.net.ssl.trustStore = /srv/billing/trust.jks\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  etc/systemd/system/billing.service:2\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void The_folder_its_evidence_and_its_report_give_the_same_explanation()
    {
        string evidence = Path.Combine(_folder.Root, "evidence.json"), report = Path.Combine(_folder.Root, "report.json");
        string[] options = ["--uses", "s3", "--at", "2026-11-23"];
        Cli.Run("inventory", _target, "--format", "json", "--output", evidence);
        Cli.Run(["check", _target, "--format", "json", "--output", report, .. options]);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(report));
        string id = json.RootElement.GetProperty("assessments")[0].GetProperty("applications")[0].GetProperty("finding").GetString()!;
        string direct = Cli.Run(["explain", id, _target, "--format", "json", .. options]).Output;
        Assert.Equal(direct, Cli.Run(["explain", id, evidence, "--format", "json", .. options]).Output);
        Directory.Delete(_target, recursive: true);
        Assert.Equal(direct, Cli.Run("explain", id, report, "--format", "json").Output);
        using JsonDocument explained = JsonDocument.Parse(direct);
        Assert.Equal("impacted", explained.RootElement.GetProperty("explanations")[0].GetProperty("chain").GetProperty("verdict").GetString());
    }

    [Fact]
    public void An_unknown_id_suggests_near_ones_and_is_bad_usage()
    {
        string report = Path.Combine(_folder.Root, "report.json");
        Cli.Run("check", _target, "--format", "json", "--output", report);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(report));
        string id = json.RootElement.GetProperty("assessments")[0].GetProperty("clients")[0].GetProperty("finding").GetString()!;
        string slip = id[..^1] + (id[^1] == '0' ? '1' : '0');
        Cli.AssertFails(64, $"no line has the id \"{slip}\"; did you mean {id}", "explain", slip, report);
        Cli.AssertFails(64, "no line has the id \"nonsense\"; give the same target and options as to `trustshift check`", "explain", "nonsense", report);
        Cli.AssertFails(66, Path.Combine(_folder.Root, "nothing"), "explain", id, Path.Combine(_folder.Root, "nothing"));
    }
}
