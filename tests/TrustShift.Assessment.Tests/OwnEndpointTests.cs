using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>What a client is said to talk to is what its own application talks to.</summary>
public sealed class OwnEndpointTests
{
    private const string InScope = "https://bucket.s3.us-east-1.amazonaws.com/object";

    [Fact]
    public void The_endpoint_is_one_of_the_clients_own_application()
    {
        MigrationAssessment assessment = TwoModules().Endpoint("https://a.s3.amazonaws.com/", path: "a/src/a.js").Endpoint("https://b.s3.amazonaws.com/", path: "b/src/b.js").Assess();

        Assert.Equal("a talks to Amazon S3: a.s3.amazonaws.com in a/src/a.js:3.", TextOf(assessment, "a/ca.pem", "endpoint-in-scope"));
        Assert.Equal("b talks to Amazon S3: b.s3.amazonaws.com in b/src/b.js:3.", TextOf(assessment, "b/ca.pem", "endpoint-in-scope"));
    }

    [Fact]
    public void Where_only_another_one_talks_to_it_that_is_said()
    {
        MigrationAssessment assessment = TwoModules().Endpoint(InScope, path: "a/src/a.js").Assess();

        string text = TextOf(assessment, "b/ca.pem", "endpoint-of-another-application");
        Assert.StartsWith("a talks to Amazon S3: bucket.s3.us-east-1.amazonaws.com in a/src/a.js:3. That is not b,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_outside_of_every_application_counts_for_each() =>
        Assert.StartsWith("b talks to Amazon S3", TextOf(TwoModules().Endpoint(InScope, path: "deploy/settings.yaml").Assess(), "b/ca.pem", "endpoint-in-scope"), StringComparison.Ordinal);

    private static EvidenceBuilder TwoModules() => Folder()
        .Software(SoftwareKinds.Module, "node", null, "a/package.json", "a").Software(SoftwareKinds.Module, "node", null, "b/package.json", "b")
        .Pem("a/ca.pem", Baltimore).Pem("b/ca.pem", Baltimore);

    private static string TextOf(MigrationAssessment assessment, string store, string reason) =>
        Assert.Single(Assert.Single(assessment.Clients, c => c.Client.Place == store).Reasons, r => r.Id == reason).Text;
}
