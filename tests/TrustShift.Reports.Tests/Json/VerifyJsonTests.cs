using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Reports.Json;

namespace TrustShift.Reports.Tests.Json;

public sealed class VerifyJsonTests
{
    [Fact]
    public async Task The_document_fits_its_schema()
    {
        PathResult accepted = Samples.Accepted("via-root-1").Result;
        PathResult rejected = Samples.Rejected("via-root-1").Result;
        CertificateFacts[] chain = [.. accepted.Path.Take(2)];
        var report = new VerifyReport
        {
            Tool = new ToolDescription("trustshift", "0.1.0", new DateOnly(2026, 11, 23)),
            At = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero),
            Stores = [new VerifiedStore("roots.pem", "pem-bundle", 3, IsComplete: false)],
            Chain = [.. chain],
            Answers =
            [
                new VerifyAnswer("openssl@9", ClientProfiles.Careful, "a note", accepted, null),
                new VerifyAnswer("java", ClientProfiles.Careful, null, rejected, "PKIX path building failed"),
                new VerifyAnswer("go", ClientProfiles.Careful, null, accepted, null) { Undecided = "Undecided: roots.pem could not be read as a whole" },
            ],
            Gaps = [new Gap("roots.pem:7", "cut off")],
        };
        Assert.Equal(PathOutcome.Rejected, report.Outcome);
        string json = VerifyJson.Write(report);
        await SchemaFile.AssertValid("verify.schema.json", json);
        Assert.Equal(json, VerifyJson.Write(report));
    }

    [Fact]
    public void An_answer_over_half_read_files_is_undecided_and_names_no_path()
    {
        var answer = new VerifyAnswer("go", ClientProfiles.Careful, null, Samples.Accepted("via-root-1").Result, null) { Undecided = "half" };
        Assert.Equal(PathOutcome.Undecided, answer.Outcome);
        Assert.Equal("half", answer.Sentence);
        Assert.Equal(answer.Result.Candidates, answer.OtherCandidates);
    }
}
