using System.Collections.Immutable;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Migrations;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Catalogue.Tests;

/// <summary>
/// The chains of the migration through the real path engine: what one anchor alone is enough for, by section 2.2 of the facts on ATS
/// (verified there with openssl).
/// </summary>
public class ChainPathTests
{
    private static readonly Migration Migration = MigrationCatalogue.Find("aws-s3-cloudfront-2021")!;

    [Theory]
    [InlineData("amazon-root-ca-1.self", "2026-11-23", true)]
    [InlineData("starfield-services-root-g2.self", "2026-11-23", true)]
    [InlineData("amazon-root-ca-2.self", "2026-11-23", false)]
    [InlineData("amazon-root-ca-3.self", "2026-11-23", false)]
    [InlineData("amazon-root-ca-4.self", "2026-11-23", false)]
    [InlineData("starfield-class2.self", "2026-11-23", false)]
    [InlineData("starfield-root-g2-godaddy.self", "2026-11-23", false)]
    [InlineData("baltimore-cybertrust-root.self", "2021-04-01", false)]
    [InlineData("digicert-global-root-g2.self", "2021-04-01", false)]
    [InlineData("amazon-root-ca-1.self", "2021-04-01", true)]
    [InlineData("starfield-services-root-g2.self", "2021-04-01", true)]
    [InlineData("starfield-class2.self", "2021-04-01", true)]
    [InlineData("starfield-class2.self", "2023-04-01", true)]
    public void Whether_one_anchor_alone_accepts_all_served_chains(string anchor, string day, bool accepts)
    {
        ImmutableArray<MigrationChain> served = Presented(day, ChainStatus.Served);
        Assert.NotEmpty(served);
        Assert.Equal(accepts, served.All(chain => Judge(chain, day, anchor)));
    }

    [Theory]
    [InlineData("2021-04-01")]
    [InlineData("2026-11-23")]
    public void The_five_roots_that_a_fix_installs_accept_every_chain_served_or_possible(string day)
    {
        string[] anchors = [.. Migration.Anchors.Where(anchor => anchor.Recommended).Select(anchor => anchor.Certificate)];
        Assert.All(Migration.After.Where(chain => IsPresented(chain, day)), chain => Assert.True(Judge(chain, day, anchors), chain.Id));
    }

    [Fact]
    public void Starfield_Services_G2_alone_is_fragile_because_a_bare_chain_is_possible() =>
        Assert.Contains(Presented("2026-11-23", ChainStatus.Possible), chain => !Judge(chain, "2026-11-23", "starfield-services-root-g2.self"));

    [Theory]
    [InlineData("s3", "baltimore-cybertrust-root.self", "amazon-root-ca-1.self")]
    [InlineData("cloudfront", "digicert-global-root-g2.self", "amazon-root-ca-1.self")]
    public void The_old_chain_needs_the_old_root(string service, string right, string wrong)
    {
        MigrationChain chain = Migration.Before.Single(entry => entry.Services.Contains(service, StringComparer.Ordinal));
        Assert.True(Judge(chain, "2021-04-01", right));
        Assert.False(Judge(chain, "2021-04-01", wrong));
    }

    private static ImmutableArray<MigrationChain> Presented(string day, ChainStatus status) =>
        [.. Migration.After.Where(chain => chain.Status == status && IsPresented(chain, day))];

    private static bool IsPresented(MigrationChain chain, string day) =>
        (chain.From ?? Migration.Starts) <= DateOnly.Parse(day, null) && DateOnly.Parse(day, null) <= (chain.Until ?? DateOnly.MaxValue);

    private static bool Judge(MigrationChain chain, string day, params string[] anchors)
    {
        var at = new DateTimeOffset(DateOnly.Parse(day, null), default, TimeSpan.Zero);
        CertificateFacts[] above = [.. chain.Certificates.Select(id => CertificateCatalogue.Find(id)!.Facts)];
        var leaf = new CertificateFacts
        {
            Sha256 = Sha256Hash.Of([1]),
            SpkiSha256 = Sha256Hash.Of([2]),
            Subject = DistinguishedName.Parse("CN=" + chain.Leaf.DnsNames[0].Replace("*", "any", StringComparison.Ordinal)),
            Issuer = above[0].Subject,
            SerialNumber = "1",
            NotBefore = at.AddDays(-30),
            NotAfter = at.AddDays(60),
            Key = new PublicKeyInfo("RSA", 2048),
            SignatureAlgorithm = chain.Leaf.SignatureAlgorithm,
            DnsNames = chain.Leaf.DnsNames,
            ExtendedKeyUsage = ["1.3.6.1.5.5.7.3.1"],
            SignedBy = above[0].SpkiSha256,
        };
        var request = new PathRequest(
            [leaf, .. above], [.. anchors.Select(id => new TrustAnchor(CertificateCatalogue.Find(id)!.Facts))], [], at, chain.Leaf.DnsNames[1]);
        PathResult result = PathBuilder.Build(request, ClientProfiles.Careful);
        Assert.NotEqual(PathOutcome.Undecided, result.Outcome);
        return result.IsAccepted;
    }
}
