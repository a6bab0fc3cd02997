using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>Advice that helps: roots only where roots mend, and profiles that can be.</summary>
public sealed class AdviceTests
{
    // certifi 2018.8.13 holds every root of the new chains (facts/roots); OpenSSL 0.9.8 under Python 2.7 knows no elliptic curves (facts/clients/behaviour.md).
    [Fact]
    public void Where_the_clients_library_is_too_old_no_roots_are_advised()
    {
        MigrationAssessment assessment = Certifi(Folder()).Assess(uses: ["s3"]);
        ClientAssessment client = Assert.Single(assessment.Clients);

        Reason fragile = Assert.Single(client.Reasons, static r => r.Id is "fragile");
        Assert.EndsWith("No root in its store helps with that: only a newer release of it does.", fragile.Text, StringComparison.Ordinal);
        Assert.StartsWith("# upgrade certifi 2018.8.13", Assert.Single(client.Fix), StringComparison.Ordinal);
        Assert.DoesNotContain(assessment.NextSteps, static s => s.Contains("Put all roots", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("python:3.6")]
    [InlineData("python:3.6-slim-stretch")]
    public void A_package_in_an_image_of_Python_3_is_not_judged_by_Python_2(string image)
    {
        MigrationAssessment assessment = Certifi(Folder()).Process(new ProcessEvidence("dockerfile:Dockerfile", "Dockerfile", 1, ProcessKinds.Dockerfile, "image") { Image = image }).Assess(uses: ["s3"]);
        ClientAssessment client = Assert.Single(assessment.Clients, static c => c.Client.Kind is not "image");

        Assert.DoesNotContain(client.Client.OtherProfiles, static p => p.Name.Contains("python=2", StringComparison.Ordinal) || p.Name.StartsWith("python@2", StringComparison.Ordinal));
        Assert.DoesNotContain(client.Reasons, static r => r.Id is "fragile");
    }

    [Fact]
    public void Beside_an_image_of_Python_2_it_is_judged_by_both() => Assert.Contains(
        Assert.Single(
            Certifi(Folder())
                .Process(new ProcessEvidence("dockerfile:Dockerfile", "Dockerfile", 1, ProcessKinds.Dockerfile, "image") { Image = "python:3.6" })
                .Process(new ProcessEvidence("dockerfile:old/Dockerfile", "old/Dockerfile", 1, ProcessKinds.Dockerfile, "image") { Image = "python:2.7" })
                .Assess(uses: ["s3"]).Clients,
            static c => c.Client.Kind is not "image").Client.OtherProfiles,
        static p => p.Name.Contains("2.7", StringComparison.Ordinal));

    [Fact]
    public void An_old_store_is_still_mended_by_roots()
    {
        MigrationAssessment assessment = Folder().Jks("t.jks", Baltimore).Assess(uses: ["s3"]);
        Assert.Contains(assessment.NextSteps, static s => s.StartsWith("Put all roots", StringComparison.Ordinal));
        Assert.Equal(3, assessment.Clients[0].Fix.Length);
    }

    [Fact]
    public void A_module_with_an_SDK_and_without_a_runtime_is_named_with_what_is_missing_and_what_settles_it()
    {
        MigrationAssessment assessment = Folder()
            .Software(SoftwareKinds.Module, "java", null, "billing/pom.xml", "billing")
            .Package("billing/pom.xml", SoftwareKinds.AwsSdk, "maven:com.amazonaws:aws-java-sdk-s3", "1.11.800", null).Assess();

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.DoesNotContain("Nothing in the target could be judged", assessment.Summary, StringComparison.Ordinal);
        string text = Assert.Single(assessment.Reasons, static r => r.Id is "application-without-client").Text;
        Assert.StartsWith("billing uses an AWS SDK, com.amazonaws:aws-java-sdk-s3 1.11.800 (billing/pom.xml)", text, StringComparison.Ordinal);
        Assert.Contains("the Java and trust store that it runs on are not in the target", text, StringComparison.Ordinal);
        Assert.EndsWith("say so with --uses s3.", text, StringComparison.Ordinal);
        Assert.Contains(assessment.NextSteps, static s => s.Contains("\nsudo trustshift check --uses s3", StringComparison.Ordinal));
    }

    [Fact]
    public void Beside_a_good_store_of_another_module_it_is_not_cleared() => Assert.Equal(
        Verdict.Unknown,
        Folder().Software(SoftwareKinds.Module, "java", null, "billing/pom.xml", "billing").Package("billing/pom.xml", SoftwareKinds.AwsSdk, "maven:com.amazonaws:aws-java-sdk-s3", "1.11.800", null)
            .Jks("other/trust.jks", AllAnchors).Assess(uses: ["s3"]).Verdict);

    [Fact]
    public void An_SDK_makes_a_use_likely_and_decides_nothing()
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", Baltimore).Package("pom.xml", SoftwareKinds.AwsSdk, "maven:software.amazon.awssdk:s3", "2.20.0", null).Assess();

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Contains("but the AWS SDK software.amazon.awssdk:s3 2.20.0 (pom.xml) was, which may make some. --uses s3", assessment.Clients[0].Reasons[0].Text, StringComparison.Ordinal);
    }

    private static EvidenceBuilder Certifi(EvidenceBuilder target) => target.Package("requirements.txt", SoftwareKinds.PythonPackage, "certifi", "2018.8.13", null);
}
