using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Tests.Paths;

/// <summary>ats.md 2.2: what openssl 3.0.19 says of the real chains, with real signatures.</summary>
public sealed class AmazonChainTests
{
    private const string AmazonRoot1 = "amazon-root-ca-1.self";
    private const string StarfieldServices = "starfield-services-root-g2.self";
    private const string StarfieldClass2 = "starfield-class2.self";
    private const string Baltimore = "baltimore-cybertrust-root.self";
    private const string DigiCertG2 = "digicert-global-root-g2.self";

    private static readonly DateTimeOffset AfterMigration = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Full =
    [
        "leaf.aws.amazon.com.2025", "amazon-rsa-2048-m01", "amazon-root-ca-1.xsign-by-starfield-services-g2",
        "starfield-services-root-g2.xsign-by-starfield-class2",
    ];

    [Theory]
    [InlineData(AmazonRoot1, PathOutcome.Accepted)]
    [InlineData(StarfieldServices, PathOutcome.Accepted)]
    [InlineData(StarfieldClass2, PathOutcome.Accepted)]
    [InlineData(Baltimore, PathOutcome.Rejected)]
    [InlineData(DigiCertG2, PathOutcome.Rejected)]
    public void The_served_chain_of_four_is_accepted_with_any_one_of_its_three_anchors(string anchor, PathOutcome expected) =>
        Assert.Equal(expected, Build(Full, [anchor]).Outcome);

    [Theory]
    [InlineData(AmazonRoot1, PathOutcome.Accepted)]
    [InlineData(StarfieldServices, PathOutcome.Accepted)]
    [InlineData(StarfieldClass2, PathOutcome.Rejected)]
    public void Without_the_class_2_cross_certificate_class_2_no_longer_suffices(string anchor, PathOutcome expected) =>
        Assert.Equal(expected, Build(Full[..3], [anchor]).Outcome);

    [Theory]
    [InlineData(AmazonRoot1, PathOutcome.Accepted)]
    [InlineData(StarfieldServices, PathOutcome.Rejected)]
    public void Without_any_cross_certificate_only_the_amazon_root_suffices(string anchor, PathOutcome expected) =>
        Assert.Equal(expected, Build(Full[..2], [anchor]).Outcome);

    [Theory]
    [InlineData("amazon-root-ca-1.xsign-by-starfield-services-g2.older-2015-10-21", "starfield-services-root-g2.xsign-by-starfield-class2.older-2009-08-30")]
    public void The_older_cross_certificates_carry_the_same_keys_and_do_as_well(string root1, string services)
    {
        foreach (string anchor in new[] { AmazonRoot1, StarfieldServices, StarfieldClass2 })
            Assert.Equal(PathOutcome.Accepted, Build([Full[0], Full[1], root1, services], [anchor]).Outcome);
    }

    [Fact]
    public void The_certificates_may_be_sent_in_any_order_and_more_than_once() =>
        Assert.Equal(PathOutcome.Accepted, Build([Full[0], Full[3], Full[2], Full[3], Full[1]], [StarfieldClass2]).Outcome);

    [Fact]
    public void The_accepted_path_ends_at_the_nearest_anchor_and_is_told()
    {
        PathResult result = Build(Full, [StarfieldClass2, AmazonRoot1]);
        Assert.Equal("aws.amazon.com/Amazon RSA 2048 M01/Amazon Root CA 1", string.Join('/', result.Path.Select(certificate => certificate.Subject.CommonName)));
        Assert.Equal("Accepted: aws.amazon.com → Amazon RSA 2048 M01 → Amazon Root CA 1 (in the store)", result.Sentence);
        // The served cross-certificate of the anchor's key ends the path too: class 2 is not asked.
        Assert.Single(result.Candidates, candidate => candidate.Anchor is not null);
    }

    [Fact]
    public void The_missing_issuer_is_told()
    {
        PathResult result = Build(Full[..3], [Baltimore]);
        Assert.Equal(
            "No path to a trust anchor: the issuer of 'Amazon Root CA 1' (Starfield Services Root Certificate Authority - G2) is not in the store",
            result.Sentence);
        Assert.Equal(PathFindingIds.NoAnchor, result.Candidates[0].Findings[0].Id);
    }

    [Fact]
    public void An_empty_store_is_told() =>
        Assert.Equal("No path to a trust anchor: the store has no trust anchor", Build(Full, []).Sentence);

    [Fact]
    public void The_old_chain_of_s3_is_accepted_with_baltimore_in_its_day_and_expired_after_it()
    {
        string[] chain = ["leaf.star.s3.amazonaws.com.2019-2021", "digicert-baltimore-ca-2-g2"];
        var day = new DateTimeOffset(2020, 12, 10, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(PathOutcome.Accepted, Build(chain, [Baltimore], at: day, host: "github-cloud.s3.amazonaws.com").Outcome);
        Assert.Equal(PathOutcome.Rejected, Build(chain, [AmazonRoot1], at: day, host: "github-cloud.s3.amazonaws.com").Outcome);
        PathResult later = Build(chain, [Baltimore], host: "github-cloud.s3.amazonaws.com");
        Assert.Equal(PathOutcome.Rejected, later.Outcome);
        Assert.Contains(later.Candidates[0].Findings, finding => finding is { Id: PathFindingIds.Expired, Index: 2 });
    }

    [Theory]
    [InlineData("aws.amazon.com", PathOutcome.Accepted)]
    [InlineData("AWS.Amazon.COM.", PathOutcome.Accepted)]
    [InlineData("s3.amazonaws.com", PathOutcome.Rejected)]
    public void The_host_name_decides(string host, PathOutcome expected) =>
        Assert.Equal(expected, Build(Full, [AmazonRoot1], host: host).Outcome);

    [Fact]
    public void GnuTLS_needs_the_anchor_at_the_end_of_the_served_chain()
    {
        // behaviour.md section 3: the full chain is rejected with Amazon Root CA 1 alone.
        Assert.Equal(PathOutcome.Rejected, Build(Full, [AmazonRoot1], "gnutls").Outcome);
        Assert.Equal(PathOutcome.Accepted, Build(Full, [StarfieldServices], "gnutls").Outcome);
        Assert.Equal(PathOutcome.Accepted, Build(Full, [StarfieldClass2], "gnutls").Outcome);
        Assert.Equal(PathOutcome.Accepted, Build(Full[..3], [AmazonRoot1], "gnutls").Outcome);
    }

    [Fact]
    public void A_described_end_entity_below_a_real_intermediate_is_judged_like_a_real_one()
    {
        CertificateFacts intermediate = Pem.Fact("amazon-rsa-2048-m01");
        CertificateFacts leaf = Described.EndEntity("bucket.s3.amazonaws.com", intermediate.Subject, intermediate.SpkiSha256, AfterMigration.AddDays(-10));
        var request = new PathRequest(
            [leaf, intermediate], [new TrustAnchor(Pem.Fact(AmazonRoot1))], [], AfterMigration, "bucket.s3.amazonaws.com");
        Assert.Equal(PathOutcome.Accepted, PathBuilder.Build(request, ClientProfiles.Careful).Outcome);

        CertificateFacts foreign = Described.EndEntity("bucket.s3.amazonaws.com", intermediate.Subject, Described.KeyOf("another"), AfterMigration.AddDays(-10));
        Assert.Equal(PathOutcome.Rejected, PathBuilder.Build(request with { Presented = [foreign, intermediate] }, ClientProfiles.Careful).Outcome);
    }

    [Fact]
    public void An_intermediate_in_the_store_completes_a_chain_and_ends_it_for_some_clients_only()
    {
        var request = new PathRequest(
            [Pem.Fact(Full[0])], [new TrustAnchor(Pem.Fact(AmazonRoot1))], [Pem.Fact(Full[1])], AfterMigration);
        Assert.Equal(PathOutcome.Accepted, PathBuilder.Build(request, ClientProfiles.Careful).Outcome);

        PathRequest alone = request with { Anchors = [new TrustAnchor(Pem.Fact(Full[1]))], StoreIntermediates = [] };
        Assert.Equal(PathOutcome.Rejected, PathBuilder.Build(alone, ClientProfiles.Careful).Outcome);
        Assert.Equal(PathOutcome.Rejected, PathBuilder.Build(alone, ClientProfiles.Find("openssl")!).Outcome);
        Assert.Equal(PathOutcome.Accepted, PathBuilder.Build(alone, ClientProfiles.Find("curl")!).Outcome);
    }

    [Fact]
    public void A_signature_that_cannot_be_verified_on_the_only_path_is_undecided()
    {
        CertificateFacts root = CertificateReader.TryRead(Pem.Fact(AmazonRoot1).Der, out _, keepDer: false)!;
        var request = new PathRequest([.. Full.Take(2).Select(Pem.Fact)], [new TrustAnchor(root)], [], AfterMigration);
        PathResult result = PathBuilder.Build(request, ClientProfiles.Careful);
        Assert.Equal(PathOutcome.Undecided, result.Outcome);
        Assert.StartsWith("Undecided: the signature of 'Amazon Root CA 1' on 'Amazon RSA 2048 M01' could not be verified here", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_of_which_only_facts_are_known_is_verified_with_the_key_that_its_cross_certificate_carries()
    {
        CertificateFacts root = CertificateReader.TryRead(Pem.Fact(AmazonRoot1).Der, out _, keepDer: false)!;
        var request = new PathRequest([.. Full.Select(Pem.Fact)], [new TrustAnchor(root)], [], AfterMigration);
        Assert.Equal(PathOutcome.Accepted, PathBuilder.Build(request, ClientProfiles.Careful).Outcome);
    }

    private static PathResult Build(string[] presented, string[] anchors, string profile = "careful", DateTimeOffset? at = null, string? host = null) =>
        PathBuilder.Build(
            new PathRequest(
                [.. presented.Select(Pem.Fact)], [.. anchors.Select(name => new TrustAnchor(Pem.Fact(name)))],
                ImmutableArray<CertificateFacts>.Empty, at ?? AfterMigration, host),
            ClientProfiles.Find(profile)!);
}
