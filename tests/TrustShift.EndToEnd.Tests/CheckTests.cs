using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>The examples of the documentation, with stores that keytool and openssl made.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_store_without_the_new_root_and_an_endpoint_in_scope_are_impacted_with_proof_and_fix()
    {
        string app = App("https://bucket.s3.us-east-1.amazonaws.com/x", "baltimore-cybertrust-root.self.pem");
        ToolResult result = Cli.Run("check", app);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("━━ IMPACTED", result.Output, StringComparison.Ordinal);
        Assert.Contains("settings.yaml:1", result.Output, StringComparison.Ordinal);
        Assert.Contains("trust.jks", result.Output, StringComparison.Ordinal);
        Assert.Contains("keytool -importcert", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void A_store_with_Starfield_Services_G2_is_not_impacted()
    {
        ToolResult result = Cli.Run("check", App("https://bucket.s3.us-east-1.amazonaws.com/x", "starfield-services-root-g2.self.pem"));
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("━━ NOT IMPACTED", result.Output, StringComparison.Ordinal);
        Assert.Contains("→ Starfield Services", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exempt_endpoint_alone_is_unknown_until_the_list_is_stated_to_be_whole()
    {
        string app = App("https://bucket.s3.eu-west-3.amazonaws.com/x", "baltimore-cybertrust-root.self.pem");
        ToolResult open = Cli.Run("check", app);
        Assert.Equal(2, open.ExitCode);
        Assert.StartsWith("━━ UNKNOWN", open.Output, StringComparison.Ordinal);
        Assert.Contains("exempt by", open.Output, StringComparison.Ordinal);
        Assert.Equal(0, Cli.Run("check", app, "--endpoints-complete").ExitCode);
        string config = _folder.Write("trustshift.toml", "targets = [\"app\"]\nendpoints-complete = true\n");
        Assert.Equal(0, Cli.Run("check", "--config", config).ExitCode);
    }

    [Fact]
    public void An_encrypted_store_is_unknown_and_says_what_to_pass()
    {
        string app = App("https://bucket.s3.us-east-1.amazonaws.com/x", "starfield-services-root-g2.self.pem", "PKCS12", "se cret ");
        ToolResult closed = Cli.Run("check", app);
        Assert.Equal(2, closed.ExitCode);
        Assert.Contains("--password-file", closed.Output, StringComparison.Ordinal);
        string passwords = _folder.Write("passwords", "wrong\nse cret \n");
        ToolResult open = Cli.Run("check", app, "--password-file", passwords);
        Assert.True(open.ExitCode == 0, open.Output);
    }

    [Theory]
    [InlineData("unknown", 1)]
    [InlineData("impacted", 1)]
    [InlineData("never", 0)]
    public void The_exit_code_of_impacted_follows_fail_on(string failOn, int expected) =>
        Assert.Equal(expected, Cli.Run("check", App("https://b.s3.amazonaws.com/", "baltimore-cybertrust-root.self.pem"), "--fail-on", failOn).ExitCode);

    [Theory]
    [InlineData("unknown", 2)]
    [InlineData("impacted", 0)]
    [InlineData("never", 0)]
    public void The_exit_code_of_unknown_follows_fail_on(string failOn, int expected) =>
        Assert.Equal(expected, Cli.Run("check", EmptyFolder(), "--fail-on", failOn).ExitCode);

    [Fact]
    public void An_empty_folder_is_unknown() => Assert.StartsWith("━━ UNKNOWN", Cli.Run("check", EmptyFolder()).Output, StringComparison.Ordinal);

    [Fact]
    public void A_target_that_does_not_exist_is_exit_66_and_the_others_are_still_judged()
    {
        string missing = Path.Combine(_folder.Root, "nothing");
        ToolResult result = Cli.Run("check", missing, EmptyFolder());
        Assert.Equal(66, result.ExitCode);
        Assert.StartsWith("trustshift: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(missing, result.Error, StringComparison.Ordinal);
        Assert.Contains("UNKNOWN", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Collected_evidence_gives_the_same_answer_without_the_folder()
    {
        string app = App("https://bucket.s3.us-east-1.amazonaws.com/x", "baltimore-cybertrust-root.self.pem");
        string evidence = Path.Combine(_folder.Root, "evidence.json");
        Assert.Equal(0, Cli.Run("inventory", app, "--format", "json", "--output", evidence).ExitCode);
        string direct = Json("check", app, "--at", "2026-11-23");
        Directory.Delete(app, recursive: true);
        string later = Json("check", evidence, "--at", "2026-11-23");
        Assert.Equal(Assessments(direct), Assessments(later));
        Assert.Contains("\"impacted\"", Assessments(later), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stated_endpoint_holds_for_collected_evidence_as_well()
    {
        string app = App("nothing", "baltimore-cybertrust-root.self.pem");
        string evidence = Path.Combine(_folder.Root, "evidence.json");
        Assert.Equal(0, Cli.Run("inventory", app, "--format", "json", "--output", evidence).ExitCode);
        Assert.Equal(2, Cli.Run("check", evidence).ExitCode);
        Assert.Equal(1, Cli.Run("check", evidence, "--endpoint", "https://b.s3.us-east-1.amazonaws.com").ExitCode);
        Assert.Equal(1, Cli.Run("check", app, "--endpoint", "https://b.s3.us-east-1.amazonaws.com").ExitCode);
    }

    [Fact]
    public void Broken_evidence_is_exit_66_with_its_place()
    {
        string file = _folder.Write("evidence.json", "{\"schemaVersion\": 1, \"target\": 5}");
        Cli.AssertFails(66, $"{file}: no evidence of `inventory --format json`: ", "check", file);
    }

    [Fact]
    public void Two_formats_go_to_two_places_and_are_the_same_bytes_twice()
    {
        string app = App("https://bucket.s3.us-east-1.amazonaws.com/x", "baltimore-cybertrust-root.self.pem");
        string json = Path.Combine(_folder.Root, "report.json");
        ToolResult result = Cli.Run("check", app, "--format", "text", "--format", "json", "--output", "-", "--output", json, "--at", "2026-11-23");
        Assert.StartsWith("━━ IMPACTED", result.Output, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(json));
        Assert.Equal("impacted", document.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("2026-11-23T00:00:00Z", document.RootElement.GetProperty("at").GetString());
    }

    [Fact]
    public void The_errors_of_a_log_are_explained_before_the_verdict()
    {
        string[] arguments = ["check", EmptyFolder(), "--error-log", "-"];
        ToolResult result = Cli.Run(arguments, "hello\njavax.net.ssl.SSLHandshakeException: PKIX path building failed: "
            + "sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target\n");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("line 2: Java: untrusted authority or missing intermediate", result.Output, StringComparison.Ordinal);
        Assert.True(result.Output.IndexOf("line 2: Java", StringComparison.Ordinal) < result.Output.IndexOf("UNKNOWN", StringComparison.Ordinal), result.Output);
    }

    private static string Json(params string[] arguments)
    {
        ToolResult result = Cli.Run([.. arguments, "--format", "json"]);
        Assert.Equal("", result.Error);
        return result.Output;
    }

    private static string Assessments(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("assessments").GetRawText();
    }

    private string EmptyFolder() => Directory.CreateDirectory(Path.Combine(_folder.Root, "empty")).FullName;

    private string App(string url, string root, string storeType = "JKS", string password = "changeit")
    {
        _folder.Write("app/settings.yaml", "url: " + url + "\n");
        string store = _folder.PathOf("app", "trust.jks");
        Tool.Run(
            "keytool", "-importcert", "-noprompt", "-alias", "root", "-file", SharedFacts.Require("certificates", root), "-keystore", store,
            "-storetype", storeType, "-storepass", password);
        return Path.Combine(_folder.Root, "app");
    }
}
