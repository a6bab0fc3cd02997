using System.Text.Json;
using TrustShift.Assessment;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Reports.Json;

namespace TrustShift.Reports.Tests.Json;

public sealed class CheckJsonTests
{
    private static CheckReport Full() => Samples.Report(
        Samples.Evidence(new Gap("/app/x.p12", "needs a password", "--password-file FILE"), new Gap("/app/y", "no", Decides: false)),
        Samples.Assessment(
            Verdict.Impacted,
            Samples.Client("java", Verdict.Impacted, "/opt/app/trust.jks", Samples.Rejected("via-root-1"), Samples.Accepted("via-root-2", ChainStatus.Possible)),
            Samples.Client("curl", Verdict.NotImpacted, chains: Samples.Accepted("via-root-1")))) with { ErrorLog = Samples.Log() };

    [Fact]
    public async Task The_document_of_one_target_fits_its_schema() => await SchemaFile.AssertValid("assessment.schema.json", CheckJson.Write(Full()));

    [Fact]
    public async Task The_document_of_several_targets_fits_its_schema()
    {
        CheckReport one = Full();
        await SchemaFile.AssertValid("assessment.schema.json", CheckJson.Write(one with { Targets = [one.Targets[0], one.Targets[0]] }));
    }

    [Fact]
    public async Task A_client_whose_store_is_not_known_fits_the_schema()
    {
        ClientAssessment client = Samples.Client("go", Verdict.Unknown);
        client = client with { Client = client.Client with { Store = null, Uncertainty = "It could be anything." } };
        string json = CheckJson.Write(Samples.Report(Samples.Assessment(Verdict.Unknown, client)));
        await SchemaFile.AssertValid("assessment.schema.json", json);
        Assert.Contains("\"store\": null", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_refuses_a_member_that_it_does_not_know()
    {
        string json = CheckJson.Write(Full()).Replace("\"hints\":", "\"hunch\":", StringComparison.Ordinal);
        Assert.NotEmpty(await SchemaFile.Validate("assessment.schema.json", json));
    }

    [Fact]
    public void The_verdicts_use_the_words_of_the_contract()
    {
        Assert.Equal("impacted", Root(Full()).GetProperty("verdict").GetString());
        Assert.Equal("notImpacted", Root(Samples.Report(Samples.Assessment(Verdict.NotImpacted))).GetProperty("verdict").GetString());
        Assert.Equal("unknown", Root(Samples.Report(Samples.Assessment(Verdict.Unknown))).GetProperty("verdict").GetString());
    }

    [Fact]
    public void Nothing_judged_is_unknown_and_never_not_impacted() =>
        Assert.Equal("unknown", Root(Samples.Report()).GetProperty("verdict").GetString());

    [Fact]
    public void A_chain_tells_its_outcome_and_the_common_names_of_its_path()
    {
        JsonElement clients = Root(Full()).GetProperty("assessments")[0].GetProperty("clients");
        JsonElement rejected = clients[0].GetProperty("chains")[0];
        JsonElement accepted = clients[1].GetProperty("chains")[0];
        Assert.Equal(("via-root-1", false, "rejected"), (rejected.GetProperty("id").GetString(), rejected.GetProperty("accepted").GetBoolean(), rejected.GetProperty("outcome").GetString()));
        Assert.True(accepted.GetProperty("accepted").GetBoolean());
        Assert.Equal("*.s3.example.com|Sample CA 1B|Sample Root CA 1", string.Join('|', accepted.GetProperty("path").EnumerateArray().Select(static e => e.GetString())));
    }

    [Fact]
    public void Data_older_than_ninety_days_is_marked()
    {
        MigrationAssessment assessment = Samples.Assessment(Verdict.NotImpacted);
        DateOnly facts = assessment.Migration.FactsDate;
        Assert.False(Root(Samples.Report(assessment) with { Today = facts.AddDays(90) }).GetProperty("assessments")[0].GetProperty("factsOutdated").GetBoolean());
        Assert.True(Root(Samples.Report(assessment) with { Today = facts.AddDays(91) }).GetProperty("assessments")[0].GetProperty("factsOutdated").GetBoolean());
    }

    [Fact]
    public void A_path_that_is_no_valid_Unicode_is_written_and_never_throws()
    {
        string json = CheckJson.Write(Samples.Report(Samples.Evidence(new Gap("/app/\uD800bad", "it is odd")), Samples.Assessment(Verdict.Unknown)));
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal("/app/\uFFFDbad", document.RootElement.GetProperty("gaps")[0].GetProperty("place").GetString());
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(CheckJson.Write(Full()), CheckJson.Write(Full()));

    private static JsonElement Root(CheckReport report)
    {
        using JsonDocument document = JsonDocument.Parse(CheckJson.Write(report));
        return document.RootElement.Clone();
    }
}
