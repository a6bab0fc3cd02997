using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>Each sentence of AWS's article "Is my application impacted ...?" as one test.</summary>
public sealed class AwsArticleTests
{
    private const string InScopeUrl = "https://bucket.s3.us-east-1.amazonaws.com/object";

    private static readonly DateTimeOffset WhileBothAreServed = Day(2021, 4, 1);

    [Fact]
    public void Plain_http_is_not_affected()
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", Baltimore).Endpoint("http://bucket.s3.us-east-1.amazonaws.com/object").Assess(complete: true);

        Assert.Equal(Verdict.NotImpacted, assessment.Verdict);
        Assert.Equal("plain-http", Assert.Single(assessment.Endpoints).Classification.Exemption?.Id);
    }

    [Fact]
    public void Https_to_CloudFront_with_a_custom_domain_and_its_own_certificate_is_not_affected()
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", Baltimore).Endpoint("https://cdn.example.com/logo.png").Assess(complete: true);

        Assert.Equal(Verdict.NotImpacted, assessment.Verdict);
        Assert.Equal("custom-domain", Assert.Single(assessment.Endpoints).Classification.Exemption?.Id);
    }

    [Theory]
    [InlineData("eu-west-3")]
    [InlineData("eu-north-1")]
    [InlineData("me-south-1")]
    [InlineData("ap-northeast-3")]
    [InlineData("ap-east-1")]
    [InlineData("us-gov-east-1")]
    public void Https_to_S3_in_a_region_that_already_moved_is_not_affected(string region)
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", Baltimore).Endpoint($"https://bucket.s3.{region}.amazonaws.com/o").Assess(complete: true);

        Assert.Equal(Verdict.NotImpacted, assessment.Verdict);
        Assert.Contains(assessment.Reasons, r => r.Id == "never-meets-the-new-chain");
    }

    [Theory]
    [InlineData("http://bucket.s3.us-east-1.amazonaws.com/o")]
    [InlineData("https://cdn.example.com/o")]
    [InlineData("https://bucket.s3.eu-west-3.amazonaws.com/o")]
    public void Exempt_endpoints_alone_do_not_prove_that_there_are_no_others(string url)
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", Baltimore).Endpoint(url).Assess();

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Contains("does not prove that there are no others", Assert.Single(assessment.Clients).Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Https_sent_directly_to_S3_in_any_other_region_must_be_checked() =>
        Assert.Equal(Verdict.Impacted, Folder().Jks("trust.jks", Baltimore).Endpoint(InScopeUrl).Assess().Verdict);

    [Fact]
    public void Https_to_CloudFront_names_must_be_checked() =>
        Assert.Equal(Verdict.Impacted, Folder().Jks("trust.jks", Baltimore, DigiCertG2).Endpoint("https://d111111abcdef8.cloudfront.net/o").Assess().Verdict);

    [Fact]
    public void A_region_that_is_a_template_variable_cannot_be_exempt() =>
        Assert.Equal(Verdict.Impacted, Folder().Jks("trust.jks", Baltimore).Endpoint("https://{bucket}.s3.{region}.amazonaws.com/o").Assess(complete: true).Verdict);

    [Fact]
    public void A_custom_trust_store_needs_the_new_anchors()
    {
        MigrationAssessment assessment = Folder().Jks("conf/trust.jks", Baltimore).Endpoint(InScopeUrl).Assess();

        ClientAssessment client = Assert.Single(assessment.Clients);
        Assert.Equal("conf/trust.jks", client.Client.Store!.Path);
        Assert.Contains(client.Reasons, r => r.Id == "endpoint-in-scope" && r.Evidence.Contains("settings.yaml:3"));
        Assert.Contains(client.Fix, c => c.Contains("do keytool -importcert", StringComparison.Ordinal) && c.Contains("-keystore target/conf/trust.jks", StringComparison.Ordinal));
    }

    [Fact]
    public void A_custom_trust_store_without_any_endpoint_is_unknown_and_says_what_would_break()
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", Baltimore).Assess();

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Reason reason = Assert.Single(assessment.Clients).Reasons[0];
        Assert.Equal("breaks-if-it-connects", reason.Id);
        Assert.Contains("breaks if it connects to S3 or *.cloudfront.net", reason.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Stated_use_takes_the_place_of_an_endpoint() =>
        Assert.Equal(Verdict.Impacted, Folder().Jks("trust.jks", Baltimore).Assess(uses: ["s3"]).Verdict);

    [Fact]
    public void A_pin_to_the_old_authority_is_impacted()
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", AllAnchors).Pin(Baltimore, "bucket.s3.amazonaws.com").Assess();

        Assert.Equal(Verdict.Impacted, assessment.Verdict);
        PinAssessment pin = Assert.Single(assessment.Pins);
        Assert.Equal("pin-to-old-authority", pin.Reasons[0].Id);
        Assert.Contains("Baltimore CyberTrust Root", pin.Reasons[0].Text, StringComparison.Ordinal);
        Assert.Equal(["Pins.kt:7"], pin.Reasons[0].Evidence);
    }

    [Fact]
    public void A_pin_to_the_old_authority_for_another_host_does_not_concern_the_migration() =>
        Assert.Equal(Verdict.NotImpacted, Folder().Jks("trust.jks", AllAnchors).Pin(Baltimore, "api.example.com").Assess().Verdict);

    [Theory]
    [InlineData("amazon-root-ca-1.self")]
    [InlineData("amazon-root-ca-2.self")]
    [InlineData("amazon-root-ca-3.self")]
    [InlineData("amazon-root-ca-4.self")]
    public void All_four_roots_and_Starfield_are_needed_for_every_chain_that_may_be_presented(string missing)
    {
        string[] others = [.. AllAnchors.Where(a => a != missing && a != StarfieldServices && a != StarfieldClass2)];

        MigrationAssessment assessment = Folder().Jks("trust.jks", others).Endpoint(InScopeUrl).Assess();

        // Root 1 is the one under which the endpoints stand today; the others are only possible.
        bool served = missing == "amazon-root-ca-1.self";
        Assert.Equal(served ? Verdict.Impacted : Verdict.NotImpacted, assessment.Verdict);
        Assert.Contains(assessment.Clients[0].Reasons, r => r.Id == (served ? "served-chain-rejected" : "fragile"));
        Assert.Equal(Verdict.Impacted, Folder().Jks("trust.jks", others).Endpoint(InScopeUrl).Assess(strict: true).Verdict);
    }

    [Fact]
    public void Amazon_Root_CA_1_alone_accepts_what_is_served_and_is_fragile()
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", "amazon-root-ca-1.self").Endpoint(InScopeUrl).Assess();

        Assert.Equal(Verdict.NotImpacted, assessment.Verdict);
        Assert.Contains(assessment.Clients[0].Reasons, r => r.Id == "fragile");
        Assert.NotEmpty(assessment.Clients[0].Fix);
    }

    [Fact]
    public void Starfield_Services_G2_alone_is_sufficient_while_the_cross_sign_is_served()
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", StarfieldServices).Endpoint(InScopeUrl).Assess();

        Assert.Equal(Verdict.NotImpacted, assessment.Verdict);
        Assert.Contains(assessment.Clients[0].Reasons, r => r.Id == "fragile");
    }

    [Fact]
    public void Starfield_Class_2_alone_sufficed_in_2023_and_does_not_today()
    {
        Assert.Equal(Verdict.NotImpacted, Folder().Jks("trust.jks", StarfieldClass2).Endpoint(InScopeUrl).Assess(at: Day(2023, 6, 1)).Verdict);
        Assert.Equal(Verdict.Impacted, Folder().Jks("trust.jks", StarfieldClass2).Endpoint(InScopeUrl).Assess().Verdict);
    }

    [Fact]
    public void While_old_and_new_chains_are_served_both_must_be_accepted()
    {
        Assert.Equal(Verdict.Impacted, Folder().Jks("trust.jks", AllAnchors).Endpoint(InScopeUrl).Assess(at: WhileBothAreServed).Verdict);
        Assert.Equal(Verdict.Impacted, Folder().Jks("trust.jks", Baltimore).Endpoint(InScopeUrl).Assess(at: WhileBothAreServed).Verdict);
        Assert.Equal(Verdict.NotImpacted, Folder().Jks("trust.jks", [.. AllAnchors, Baltimore, DigiCertG2]).Endpoint(InScopeUrl).Assess(at: WhileBothAreServed).Verdict);
    }

    [Fact]
    public void Before_the_start_the_day_of_the_start_is_judged() =>
        Assert.Equal(Verdict.Impacted, Folder().Jks("trust.jks", Baltimore).Endpoint(InScopeUrl).Assess(at: Day(2020, 6, 1)).Verdict);

    [Theory]
    [InlineData(2022, 6, 1, Verdict.Impacted)]
    [InlineData(2022, 6, 3, Verdict.NotImpacted)]
    public void Since_2_June_2022_S3_presents_new_chains_only(int year, int month, int day, Verdict expected) =>
        Assert.Equal(expected, Folder().Jks("trust.jks", AllAnchors).Endpoint(InScopeUrl).Assess(at: Day(year, month, day), complete: true).Verdict);

    [Theory]
    [InlineData(2021, 6, 16, Verdict.Impacted)]
    [InlineData(2021, 6, 17, Verdict.NotImpacted)]
    public void Since_16_June_2021_CloudFront_presents_new_chains_only(int year, int month, int day, Verdict expected) =>
        Assert.Equal(expected, Folder().Jks("trust.jks", AllAnchors).Endpoint("https://d111111abcdef8.cloudfront.net/o").Assess(at: Day(year, month, day), complete: true).Verdict);

    [Fact]
    public void A_Python_SDK_before_29_October_2013_must_be_upgraded_as_AWS_says_and_boto_2_8_has_no_usable_root()
    {
        MigrationAssessment assessment = Folder()
            .Software(SoftwareKinds.AwsSdk, "boto", "2.8.0", "lib/boto/__init__.py", "lib/boto")
            .Assess(uses: ["s3"]);

        Assert.Equal(Verdict.Impacted, assessment.Verdict);
        Assert.Contains(assessment.Reasons, r => r.Id == "software-no-usable-root");
        Assert.Contains(assessment.Reasons, r => r.Id == "software-advised-upgrade" && r.Text.Contains("2013-10-29", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_remedy_is_offered_where_it_applies()
    {
        MigrationAssessment store = Folder().Jks("trust.jks", Baltimore).Endpoint(InScopeUrl).Assess();
        MigrationAssessment cloudfront = Folder().Jks("trust.jks", Baltimore).Endpoint("https://d111111abcdef8.cloudfront.net/o").Assess();
        MigrationAssessment pin = Folder().Jks("trust.jks", AllAnchors).Pin(Baltimore, "bucket.s3.amazonaws.com").Assess();
        MigrationAssessment fine = Folder().Jks("trust.jks", AllAnchors).Endpoint(InScopeUrl).Assess();

        string Remedy(string id) => store.Migration.Remedies.Single(r => r.Id == id).Text;
        Assert.Contains(Remedy("add-anchors"), store.NextSteps);
        Assert.DoesNotContain(Remedy("own-domain"), store.NextSteps);
        Assert.Contains(Remedy("own-domain"), cloudfront.NextSteps);
        Assert.DoesNotContain(Remedy("replace-pins"), store.NextSteps);
        Assert.Contains(Remedy("replace-pins"), pin.NextSteps);
        Assert.DoesNotContain(Remedy("add-anchors"), fine.NextSteps);
    }

    [Fact]
    public void Use_of_another_AWS_service_is_a_hint_and_no_proof()
    {
        MigrationAssessment assessment = Folder().Jks("trust.jks", Baltimore).Endpoint("https://dynamodb.us-east-1.amazonaws.com/").Assess();

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Contains("counts as no proof", Assert.Single(assessment.Hints), StringComparison.Ordinal);
    }
}
