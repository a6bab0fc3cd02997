using TrustShift.EndToEnd.Tests.Mechanisms;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Advice;

/// <summary>What a report says to somebody who has ten minutes: nothing wrong, nothing twice, nothing silently passed over.</summary>
public sealed class ReportWordsTests : IDisposable
{
    private const string InScope = "url: https://bucket.s3.us-east-1.amazonaws.com/x\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("conf", "")]
    [InlineData("conf/", "")]
    [InlineData("conf/ca.pem", "")]
    [InlineData("cnof", "trustshift: --exclude cnof leaves nothing out")]
    [InlineData("*.pem", "trustshift: --exclude *.pem leaves nothing out")]
    public void A_path_that_leaves_nothing_out_is_told(string exclude, string told)
    {
        Store("app/conf/ca.pem", "baltimore-cybertrust-root");
        ToolResult result = Cli.Run("check", App, "--exclude", exclude);
        Assert.Equal(told.Length == 0, result.Error.Length == 0);
        Assert.StartsWith(told, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 100)]
    [InlineData("60", 60)]
    [InlineData("20", 60)]
    [InlineData("150", 150)]
    [InlineData("9999", 200)]
    [InlineData("wide", 100)]
    public void A_report_in_a_pipe_is_as_wide_as_COLUMNS_says(string? columns, int width)
    {
        Store("app/conf/ca.pem", "baltimore-cybertrust-root");
        _folder.Write("app/settings.yaml", InScope);
        string[] lines = Cli.Run(["check", App], null, columns).Output.Split('\n');
        // Commands and addresses stand whole on their line, whatever its length.
        int longest = lines.Where(static l => !l.Contains("trustshift", StringComparison.Ordinal) && !l.Contains("https://", StringComparison.Ordinal)).Max(static l => l.Length);
        Assert.InRange(longest, width - 25, width);
    }

    [Fact]
    public void Before_the_start_the_headline_names_the_chain_that_breaks_it()
    {
        _folder.Write("app/settings.yaml", InScope);
        Store("app/ca.pem", "amazon-root-ca-1", "amazon-root-ca-2", "amazon-root-ca-3", "amazon-root-ca-4", "starfield-services-root-g2");
        string text = OneLine(Cli.Run("check", App, "--at", "2021-01-01").Output);
        Assert.Contains("rejects the old chain, which is still served then as well from 2021-03-23 on.", text, StringComparison.Ordinal);
        Assert.Contains("Keep the authority of the old chain in the trust store as well", text, StringComparison.Ordinal);

        Store("app/ca.pem", "baltimore-cybertrust-root");
        Assert.Contains("rejects the new chain, which it will meet from 2021-03-23 on.", OneLine(Cli.Run("check", App, "--at", "2021-01-01").Output), StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_no_application_is_none_where_it_holds_no_client()
    {
        _folder.Write("app/web/package.json", "{\"name\": \"web\"}\n");
        Store("app/web/ca.pem", "baltimore-cybertrust-root");
        _folder.Write("app/settings.yaml", InScope);
        ToolResult result = Cli.Run("check", App);
        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("the target itself", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT IMPACTED", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_repeats_nothing_and_speaks_in_words()
    {
        _folder.Write("app/settings.yaml", InScope);
        Store("app/ca.pem", "baltimore-cybertrust-root");
        string report = Cli.Run("check", App).Output;
        string id = report[report.IndexOf("[c-", StringComparison.Ordinal)..][1..9];
        string text = Cli.Run("explain", id, App).Output;
        Assert.Contains("\"Amazon RSA 2048 M01, Amazon Root CA 1 cross-signed by Starfield Services G2\" (new, served)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rsa-2048-m01", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\d:\d\d:\d\d", text);
        string[] nodes = [.. text.Split('\n').Select(static l => l.Trim()).Where(static l => l.StartsWith('←'))];
        Assert.Equal(nodes.Distinct(StringComparer.Ordinal), nodes);
    }

    [Fact]
    public void An_inventory_lists_a_thing_once_with_its_places()
    {
        _folder.Write("app/settings.yaml", InScope + InScope);
        _folder.Write("app/other.yaml", InScope);
        string text = Cli.Run("inventory", App).Output;
        Assert.Contains("Endpoints: 1\n  https://bucket.s3.us-east-1.amazonaws.com  (s3)\n      other.yaml:1 (configured)\n      settings.yaml:1 (configured)\n", text, StringComparison.Ordinal);
    }

    private string App => Path.Combine(_folder.Root, "app");

    private void Store(string path, params string[] anchors) => StoreMaker.Make(_folder.PathOf(path.Split('/')), anchors, "pem", "");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
