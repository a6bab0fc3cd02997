using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>
/// AWS's rule (Python SDKs and command-line tools before 2013-10-29 must be upgraded) and what is so. Expected values: facts/roots/first-seen.md (botocore before 0.23.0 depends on the requests that
/// is installed; requests has Starfield Services G2 from 0.13.2 on; boto 2 has no usable root before 2.9.0).
/// </summary>
public sealed class ExternalRequestsTests
{
    [Fact]
    public void Old_botocore_has_the_roots_of_the_requests_that_is_locked_with_it()
    {
        MigrationAssessment assessment = Folder().Package("requirements.txt", SoftwareKinds.PythonPackage, "botocore", "0.22.0", null).Package("requirements.txt", SoftwareKinds.PythonPackage, "requests", "1.2.0", null)
            .Assess(at: Day(2026, 11, 24), uses: ["s3"]);
        ClientAssessment botocore = Assert.Single(assessment.Clients, static c => c.Client.Name is "botocore 0.22.0");
        Assert.Equal("(built in) python-requests 1.2.0", botocore.Client.Store!.Path);
        Assert.Contains("botocore 0.22.0 brings no bundle and takes that of the requests which is installed", botocore.Client.Store.Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.NotImpacted, botocore.Verdict);
        // Both rules are told, that which is so first.
        Assert.Equal(["software-depends-on-bundle", "software-advised-upgrade"], assessment.Reasons.Select(static r => r.Id).Where(static id => id is "software-depends-on-bundle" or "software-advised-upgrade"));
    }

    [Fact]
    public void Without_a_requests_it_is_unknown_and_says_so()
    {
        ClientAssessment client = Assert.Single(Folder().Package("requirements.txt", SoftwareKinds.PythonPackage, "botocore", "0.22.0", null).Assess(at: Day(2026, 11, 24), uses: ["s3"]).Clients);
        Assert.Equal(Verdict.Unknown, client.Verdict);
        Assert.Contains("no requests was found", client.Client.Uncertainty, StringComparison.Ordinal);
    }

    [Fact]
    public void An_installed_requests_beside_it_counts_with_its_file()
    {
        ClientAssessment client = Assert.Single(
            Folder().Software(SoftwareKinds.PythonPackage, "botocore", "0.20.0", "v/site-packages/botocore/__init__.py", "v/site-packages/botocore")
                .Software(SoftwareKinds.PythonPackage, "requests", "1.2.3", "v/site-packages/requests/__init__.py", "v/site-packages/requests").Pem("v/site-packages/requests/cacert.pem", Baltimore)
                .Assess(at: Day(2026, 11, 24), uses: ["s3"]).Clients,
            static c => c.Client.Name is "botocore 0.20.0");
        Assert.Equal("v/site-packages/requests/cacert.pem", client.Client.Store!.Path);
        Assert.Equal(Verdict.Impacted, client.Verdict);
    }

    [Fact]
    public void For_boto_2_the_rule_comes_late_and_the_true_one_is_the_ground()
    {
        MigrationAssessment assessment = Folder().Package("requirements.txt", SoftwareKinds.AwsSdk, "boto", "2.8.0", null).Assess(at: Day(2026, 11, 24), uses: ["s3"]);
        Assert.Equal(Verdict.Impacted, assessment.Verdict);
        Assert.Equal("software-no-usable-root", assessment.Reasons[0].Id);
        Assert.Contains(assessment.Reasons, static r => r.Id is "software-advised-upgrade" && r.Text.Contains("2013-10-29", StringComparison.Ordinal));
    }

    [Fact]
    public void Facts_of_SDKs_of_other_languages_are_told_as_well()
    {
        MigrationAssessment assessment = Folder().Package("Gemfile.lock", SoftwareKinds.AwsSdk, "gem:aws-sdk-core", "2.0.48", null).Assess(at: Day(2026, 11, 24), uses: ["s3"]);
        Assert.Contains(assessment.Reasons, static r => r.Text.StartsWith("aws-sdk-core 2.0.48: ", StringComparison.Ordinal));
    }
}
