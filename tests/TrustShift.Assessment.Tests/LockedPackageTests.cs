using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>
/// A repository that only names its packages has the roots that those releases bring. Expected values: facts/roots/first-seen.md (boto 2 has none of the roots before 2.9.0; the AWS SDK for Ruby
/// has Starfield Services G2 from 1.0.1; certifi has the Amazon roots from 2017.01.23).
/// </summary>
public sealed class LockedPackageTests
{
    [Theory]
    [InlineData(SoftwareKinds.AwsSdk, "boto", "2.8.0", Verdict.Impacted)]
    [InlineData(SoftwareKinds.AwsSdk, "boto", "2.9.0", Verdict.NotImpacted)]
    [InlineData(SoftwareKinds.PythonPackage, "certifi", "2017.1.23", Verdict.NotImpacted)]
    [InlineData(SoftwareKinds.RootPackage, "gem:aws-sdk", "1.0.1", Verdict.NotImpacted)]
    [InlineData(SoftwareKinds.RootPackage, "cargo:webpki-roots", "0.26.1", Verdict.NotImpacted)]
    public void A_locked_release_is_judged_by_the_roots_that_it_brings(string kind, string name, string version, Verdict expected)
    {
        MigrationAssessment assessment = Folder().Package("requirements.txt", kind, name, version, null).Assess(at: Day(2026, 11, 23), uses: ["s3"]);
        ClientAssessment client = Assert.Single(assessment.Clients, static c => !c.Client.Id.EndsWith("#python-default", StringComparison.Ordinal));
        Assert.StartsWith("(built in)", client.Client.Store!.Path, StringComparison.Ordinal);
        Assert.Equal(expected, client.Verdict);
    }

    // Measured with boto 2.49.0: connections to S3 do not ask for its bundle unless boto.cfg does.
    [Fact]
    public void What_boto_sends_to_S3_is_checked_by_the_store_of_Python_which_a_repository_does_not_hold()
    {
        MigrationAssessment assessment = Folder().Package("requirements.txt", SoftwareKinds.AwsSdk, "boto", "2.49.0", null).Assess(at: Day(2026, 11, 23), uses: ["s3"]);
        ClientAssessment python = Assert.Single(assessment.Clients, static c => c.Client.Id.EndsWith("#python-default", StringComparison.Ordinal));
        Assert.Equal(Verdict.Unknown, python.Verdict);
        Assert.Equal(Verdict.Unknown, assessment.Verdict);
    }

    [Fact]
    public void A_range_of_versions_leaves_it_unknown_and_says_so()
    {
        ClientAssessment client = Assert.Single(Folder().Package("requirements.txt", SoftwareKinds.PythonPackage, "certifi", null, ">=1.0").Assess(uses: ["s3"]).Clients);
        Assert.Equal(Verdict.Unknown, client.Verdict);
        Assert.Contains(">=1.0", client.Client.Uncertainty, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_host_a_range_of_versions_is_no_client() =>
        Assert.Empty(Host().Package("opt/tool/requirements.txt", SoftwareKinds.PythonPackage, "certifi", null, ">=1.0").Assess(uses: ["s3"]).Clients);

    [Fact]
    public void The_SDK_for_Ruby_brings_no_roots_since_version_3() =>
        Assert.Empty(Folder().Package("Gemfile.lock", SoftwareKinds.RootPackage, "gem:aws-sdk-core", "3.100.0", null).Assess(uses: ["s3"]).Clients);
}
