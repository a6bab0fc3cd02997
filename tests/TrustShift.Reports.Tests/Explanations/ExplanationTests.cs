using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using TrustShift.Assessment;
using TrustShift.Assessment.Security;
using TrustShift.Discovery.Evidence;
using TrustShift.Reports.Explanations;
using TrustShift.Reports.Json;
using TrustShift.Reports.Tests.Json;
using TrustShift.Reports.Text;

namespace TrustShift.Reports.Tests.Explanations;

public sealed partial class ExplanationTests
{
    private static CheckReport Full() => Samples.Report(
        Samples.Evidence(new Gap("/app/x.p12", "needs a password", "--password-file FILE"), new Gap("/app/y.p12", "needs a password", "--password-file FILE"), new Gap("/app/y", "no", Decides: false)),
        Samples.Assessment(
            Verdict.Impacted,
            Samples.Client("java", Verdict.Impacted, "/opt/app/trust.jks", Samples.Rejected("via-root-1"), Samples.Accepted("via-root-2")),
            Samples.Client("curl", Verdict.NotImpacted, chains: Samples.Accepted("via-root-1"))) with
        {
            SecurityFindings = [new SecurityFinding("verification-off", Severity.Medium, "Certificates are not verified here.", "verify=False", null, ["app.py:1", "app.py:9"])],
        });

    private static ReportDocument Document() => ReportDocument.Read(Encoding.UTF8.GetBytes(CheckJson.Write(Full())))!;

    [Fact]
    public void Every_id_of_the_text_and_of_the_JSON_can_be_explained()
    {
        using var writer = new StringWriter();
        CheckText.Write(Full(), new TextPage(writer, 80, colour: false), verbose: true);
        string[] ids = [.. Ids().Matches(writer.ToString() + CheckJson.Write(Full())).Select(static m => m.Value).Distinct(StringComparer.Ordinal)];
        Assert.True("aceprsgv".All(kind => ids.Any(id => id[0] == kind)), string.Join(' ', ids));
        ReportDocument document = Document();
        Assert.All(ids, id => Assert.NotEmpty(document.Explain(id)));
        Assert.Equal(ids.Order(StringComparer.Ordinal), document.Findings);
    }

    [Fact]
    public async Task Every_explanation_fits_the_schema_and_has_a_cause()
    {
        ReportDocument document = Document();
        ImmutableArray<Explanation> all = [.. document.Findings.SelectMany(id => document.Explain(id))];
        await SchemaFile.AssertValid("explanation.schema.json", ExplanationJson.Write(Samples.Tool, all));
        Assert.All(all, static e => Assert.NotEmpty(e.Chain.Because));
    }

    [Fact]
    public void A_client_rests_on_its_reasons_the_chains_its_store_and_the_rule_by_which_it_has_it()
    {
        using var writer = new StringWriter();
        ReportDocument document = Document();
        string id = document.Findings.First(f => f[0] == 'c' && document.Explain(f)[0].Chain.Text == "java");
        ExplanationText.Write(document.Explain($"[{id.ToUpperInvariant()}]"), new TextPage(writer, 200, colour: false));
        string[] expected =
        [
            $"IMPACTED  java [{id}]\n", "   ← It rejects a chain that is served. [r-", "     app/settings.yaml:7\n", "   ← 1 chain rejected by the rules of the profile openssl@3: No anchor of the store is on any path.\n",
            "      ← \"chain via-root-1\" (new, served)\n", "   ← 1 chain accepted by the rules of the profile openssl@3: for instance *.s3.example.com → Sample CA 1B → Sample Root CA 1\n",
            "   ← effective trust store /opt/app/trust.jks (pem-bundle, 1 anchor) [s-", "      ← It is the default place.\n", "   ← IMPACTED  it belongs to the target itself (target) [a-", "Target    directory ./app\n",
        ];
        string text = writer.ToString();
        int at = 0;
        foreach (string part in expected)
        {
            int found = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= at, $"'{part}' is not there, or out of order:\n{text}");
            at = found;
        }
    }

    [Fact]
    public void Gaps_with_one_reason_share_an_id_and_all_places_are_told()
    {
        ReportDocument document = Document();
        ExplanationLink gap = Assert.Single(document.Findings.Where(static f => f[0] == 'g').Select(f => document.Explain(f)[0].Chain), static g => g.Text == "needs a password");
        Assert.Equal(["/app/x.p12", "/app/y.p12"], gap.Places);
        Assert.Equal(["reason", "fix"], gap.Because.Select(static b => b.Kind));
    }

    [Fact]
    public void The_ids_of_a_report_depend_on_nothing_else_that_is_in_it()
    {
        ReportDocument alone = ReportDocument.Read(Encoding.UTF8.GetBytes(CheckJson.Write(Samples.Report(Samples.Assessment(Verdict.NotImpacted, Samples.Client("curl", Verdict.NotImpacted))))))!;
        string curl = alone.Findings.First(static f => f[0] == 'c');
        Assert.Equal("curl", Document().Explain(curl)[0].Chain.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"assessments\": 5}")]
    [InlineData("{\"assessments\": []}")]
    [InlineData("{\"schemaVersion\": 1, \"stores\": []}")]
    public void What_is_no_report_is_none(string json) => Assert.Null(ReportDocument.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("{\"assessments\": [{\"clients\": [{\"finding\": \"c-000000\", \"reasons\": 3, \"store\": [], \"chains\": [1, {\"path\": \"x\"}], \"evidence\": {}}]}]}")]
    [InlineData("{\"assessments\": [{\"clients\": [{\"finding\": \"c-000000\", \"store\": {\"anchors\": {}}}], \"applications\": [{\"clients\": [7, null]}, 5]}], \"gaps\": 1}")]
    [InlineData("{\"assessments\": [{\"endpoints\": [{\"finding\": \"c-000000\", \"line\": \"x\", \"exemption\": 3}]}]}")]
    public void A_report_that_somebody_spoilt_is_explained_as_far_as_it_goes(string json) =>
        Assert.Single(ReportDocument.Read(Encoding.UTF8.GetBytes(json))!.Explain("c-000000"));

    [GeneratedRegex("\\b[aceprsgv]-[0-9a-hjkmnp-tv-z]{6}\\b", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
