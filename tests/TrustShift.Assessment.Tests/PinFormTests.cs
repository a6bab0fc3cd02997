using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>Pins by name, by whole certificate, and of servers' own certificates.</summary>
public sealed class PinFormTests
{
    [Theory]
    [InlineData("DigiCert", Verdict.Impacted, "pin-to-old-authority")]
    [InlineData("www.digicert.com", Verdict.Impacted, "pin-to-old-authority")]
    [InlineData("CN=Baltimore CyberTrust Root", Verdict.Impacted, "pin-to-old-authority")]
    [InlineData("CN=*.s3.amazonaws.com, O=Amazon.com, Inc.", Verdict.Impacted, "pin-to-old-authority")]
    [InlineData("/C=US/O=DigiCert Inc/OU=www.digicert.com/CN=DigiCert Baltimore CA-2 G2", Verdict.Impacted, "pin-to-old-authority")]
    [InlineData("CN=Amazon RSA 2048 M01", Verdict.Impacted, "pin-rejects-served-chain")]
    [InlineData("Amazon Root CA 1", Verdict.Unknown, "pin-depends-on-path")]
    [InlineData("O=Amazon", Verdict.NotImpacted, "pin-accepts-every-chain")]
    public void A_name_is_compared_with_those_of_the_chains(string name, Verdict verdict, string reason)
    {
        MigrationAssessment assessment = Folder().Jks("t.jks", AllAnchors).PinOfName(name, EvidenceStrength.Coded).Assess();
        Assert.Equal((verdict, reason), (assessment.Verdict, Assert.Single(assessment.Pins).Reasons[0].Id));
    }

    [Fact]
    public void A_name_that_is_not_seen_to_be_compared_leaves_the_verdict_open() =>
        Assert.Equal(Verdict.Unknown, Folder().Jks("t.jks", AllAnchors).PinOfName("DigiCert", EvidenceStrength.Implied).Assess().Verdict);

    [Theory]
    [InlineData("amazon-root-ca-1.self")]
    [InlineData("amazon-root-ca-1.xsign-by-starfield-services-g2")]
    public void A_pin_on_one_certificate_of_a_root_that_has_several_is_no_promise_to_accept_the_others(string id) =>
        Assert.NotEqual(Verdict.NotImpacted, Folder().Jks("t.jks", AllAnchors).PinOf(Certificate(id).Sha256, host: null, "certificate-sha256").Assess().Verdict);

    [Fact]
    public void An_unknown_certificate_that_a_server_must_have_breaks_when_it_is_renewed()
    {
        MigrationAssessment assessment = Folder().Jks("t.jks", AllAnchors).PinOf(Sha256Hash.Of("leaf"u8), host: null, "server-certificate-sha256").Assess();
        Assert.Equal((Verdict.Unknown, "pin-to-unknown-key"), (assessment.Verdict, Assert.Single(assessment.Pins).Reasons[0].Id));
    }

    [Fact]
    public void Pins_of_a_host_that_does_not_move_are_told_apart_and_judged_by_nobody()
    {
        MigrationAssessment assessment = Folder().Pin(DigiCertG2, "api.example.com").Pin(Baltimore, "bucket.s3.amazonaws.com").Assess();
        Assert.Equal(["api.example.com"], assessment.OtherPins.Select(static s => s.Host));
        Assert.Equal(["bucket.s3.amazonaws.com"], assessment.Pins.Select(static s => s.Host));
    }
}
