using System.Collections.Immutable;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Migrations;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Tests;

/// <summary>What <c>aws-s3-cloudfront-2021.yaml</c> must say, by AWS's statements and the facts.</summary>
public class ShippedMigrationTests
{
    private const string Id = "aws-s3-cloudfront-2021";

    private static readonly Migration Migration = MigrationCatalogue.Find(Id)!;

    [Fact]
    public void Every_embedded_migration_is_read_without_a_problem()
    {
        Assert.Contains(Id, MigrationCatalogue.Ids);
        Assert.All(MigrationCatalogue.Ids, id =>
        {
            MigrationReading reading = MigrationReader.Read(MigrationCatalogue.FindText(id)!, id + ".yaml");
            Assert.Empty(reading.Problems);
            Assert.Equal(id, reading.Migration!.Id);
        });
    }

    [Fact]
    public void An_unknown_migration_is_null()
    {
        Assert.Null(MigrationCatalogue.Find("no-such-migration"));
        Assert.Null(MigrationCatalogue.FindText("no-such-migration"));
    }

    [Theory]
    [InlineData("s3", "2021-03-23T00:00:00Z", "2022-06-02T19:00:00Z")]
    [InlineData("cloudfront", "2021-03-23T00:00:00Z", "2021-06-16T19:00:00Z")]
    public void Each_service_has_the_calendar_that_AWS_published(string service, string from, string until)
    {
        MigratingService found = Migration.Services.Single(entry => entry.Id == service);
        Assert.Equal(DateTimeOffset.Parse(from, null), found.NewFrom);
        Assert.Equal(DateTimeOffset.Parse(until, null), found.OldUntil);
    }

    [Fact]
    public void The_region_exemption_names_the_six_regions_of_AWS_and_no_other()
    {
        Exemption rule = Migration.Exemptions.Single(entry => entry.Id == "region-already-moved");
        Assert.Equal(["ap-east-1", "ap-northeast-3", "eu-north-1", "eu-west-3", "me-south-1", "us-gov-east-1"], rule.Regions.Order(StringComparer.Ordinal));
        Assert.Equal(["s3"], rule.Services);
    }

    [Fact]
    public void Today_exactly_the_RSA_chains_under_Amazon_Root_CA_1_are_served_with_and_without_the_cross_sign_by_Class_2()
    {
        Assert.Equal(
            Enumerable.Range(1, 4).SelectMany(n => new[] { $"rsa-2048-m0{n}-root-1", $"rsa-2048-m0{n}-root-1-class-2" }),
            Served(new DateOnly(2026, 11, 23)).Select(chain => chain.Id));
    }

    // "Starfield alone is sufficient" while the cross-sign is served.
    [Theory]
    [InlineData("2021-04-01")]
    [InlineData("2022-12-01")]
    [InlineData("2024-07-31")]
    [InlineData("2024-08-01")]
    [InlineData("2026-11-23")]
    public void Every_served_chain_reaches_Starfield_Services_G2_and_Amazon_Root_CA_1(string day)
    {
        ImmutableArray<MigrationChain> served = Served(DateOnly.Parse(day, null));
        Assert.NotEmpty(served);
        Assert.All(served, chain =>
        {
            Assert.True(EndsAt(chain, "starfield-services-root-g2.self"), chain.Id);
            Assert.True(EndsAt(chain, "amazon-root-ca-1.self"), chain.Id);
        });
    }

    [Theory]
    [InlineData("2021-04-01", true)]
    [InlineData("2024-07-31", true)]
    [InlineData("2024-08-01", false)]
    [InlineData("2026-11-23", false)]
    public void Starfield_Class_2_alone_was_enough_until_July_2024_only(string day, bool enough)
    {
        ImmutableArray<MigrationChain> served = Served(DateOnly.Parse(day, null));
        Assert.NotEmpty(served);
        Assert.Equal(enough, served.All(chain => EndsAt(chain, "starfield-class2.self")));
    }

    [Theory]
    [InlineData("2021-04-01")]
    [InlineData("2026-11-23")]
    public void For_each_Amazon_root_a_chain_is_possible_that_only_this_root_accepts(string day)
    {
        ImmutableArray<MigrationChain> presented = [.. Migration.After.Where(chain => IsPresented(chain, DateOnly.Parse(day, null)))];
        string[] others = ["amazon-root-ca-1.self", "amazon-root-ca-2.self", "amazon-root-ca-3.self", "amazon-root-ca-4.self", "starfield-services-root-g2.self", "starfield-class2.self"];
        Assert.All(Enumerable.Range(1, 4), number => Assert.Contains(presented, chain =>
            chain.Status == ChainStatus.Possible
            && EndsAt(chain, $"amazon-root-ca-{number}.self")
            && others.Count(anchor => EndsAt(chain, anchor)) == 1));
    }

    [Fact]
    public void No_chain_is_presented_on_a_day_on_which_one_of_its_certificates_is_not_valid()
    {
        Assert.All(Migration.After, chain => Assert.All(chain.Certificates, id =>
        {
            CertificateFacts facts = CertificateCatalogue.Find(id)!.Facts;
            Assert.True(DateOnly.FromDateTime(facts.NotBefore.UtcDateTime) <= (chain.From ?? Migration.Starts), $"{chain.Id}: {id} begins later");
            Assert.True(DateOnly.FromDateTime(facts.NotAfter.UtcDateTime) > (chain.Until ?? Migration.FactsDate), $"{chain.Id}: {id} ends earlier");
        }));
    }

    [Theory]
    [InlineData("server-ca-1b")]
    [InlineData("rsa-2048-m01")]
    [InlineData("rsa-2048-m02")]
    [InlineData("rsa-2048-m03")]
    [InlineData("rsa-2048-m04")]
    [InlineData("rsa-4096-m02")]
    [InlineData("ecdsa-256-m01")]
    [InlineData("ecdsa-256-m02")]
    [InlineData("ecdsa-384-m02")]
    public void Every_issuing_authority_comes_with_the_class_2_tail_with_the_cross_sign_and_bare(string authority)
    {
        ImmutableArray<MigrationChain> chains = [.. Migration.After.Where(chain => chain.Id.StartsWith(authority, StringComparison.Ordinal))];
        Assert.Contains(chains, chain => chain.Certificates.Length == 3 && chain.Certificates[2] == "starfield-services-root-g2.xsign-by-starfield-class2");
        Assert.Contains(chains, chain => chain.Certificates.Length == 2 && chain.Certificates[1].EndsWith(".xsign-by-starfield-services-g2", StringComparison.Ordinal));
        Assert.Contains(chains, chain => chain.Certificates.Length == 1);
    }

    [Fact]
    public void A_fix_installs_the_five_roots_of_Amazon_Trust_Services_and_not_Starfield_Class_2()
    {
        Assert.Equal(
            ["amazon-root-ca-1.self", "amazon-root-ca-2.self", "amazon-root-ca-3.self", "amazon-root-ca-4.self", "starfield-services-root-g2.self"],
            Migration.Anchors.Where(anchor => anchor.Recommended).Select(anchor => anchor.Certificate));
        Assert.All(Migration.Anchors, anchor => Assert.Equal(anchor.Recommended, AnchorCatalogue.FindPem(anchor.Certificate) is not null));
    }

    [Fact]
    public void The_old_Starfield_test_site_says_what_it_no_longer_proves()
    {
        OfficialTest test = Migration.Tests.Single(entry => entry.Id == "good-sca0a");
        Assert.Contains("Starfield", test.NoLongerProves, StringComparison.Ordinal);
        // Fact: the leaf of valid.rootca1 carries the name of good.sca0a.
        Assert.Contains("good.sca0a.amazontrust.com", CertificateCatalogue.Find("leaf.valid.rootca1.demo.amazontrust.com.2023-2024")!.Facts.DnsNames);
    }

    [Theory]
    [InlineData("boto", "2.9.0", "no-usable-root")]
    [InlineData("botocore", "0.23.0", "advised-upgrade")]
    [InlineData("botocore", "0.23.0", "depends-on-bundle")]
    public void The_dates_of_SDKs_stand_as_AWS_says_them_and_as_the_bundles_show_them(string name, string before, string effect) =>
        Assert.Contains(Migration.Software, fact => fact.Name == name && fact.Before == before && fact.Effect == effect);

    [Fact]
    public void Services_that_moved_earlier_are_hints_by_region()
    {
        Assert.Contains("ec2.us-east-1.amazonaws.com", Migration.HintHostSuffixes);
        Assert.Contains("dynamodb.eu-central-1.amazonaws.com", Migration.HintHostSuffixes);
        Assert.DoesNotContain(Migration.HintHostSuffixes, suffix => suffix.Contains('{', StringComparison.Ordinal));
    }

    private static ImmutableArray<MigrationChain> Served(DateOnly day) =>
        [.. Migration.After.Where(chain => chain.Status == ChainStatus.Served && IsPresented(chain, day))];

    private static bool IsPresented(MigrationChain chain, DateOnly day) => (chain.From ?? Migration.Starts) <= day && day <= (chain.Until ?? DateOnly.MaxValue);

    // Independent of the path engine: some certificate of the chain was issued by the anchor's name and key, or carries them.
    private static bool EndsAt(MigrationChain chain, string anchor)
    {
        CertificateFacts root = CertificateCatalogue.Find(anchor)!.Facts;
        return chain.Certificates.Select(id => CertificateCatalogue.Find(id)!.Facts)
            .Any(facts => facts.Issuer.Equals(root.Subject) && facts.SignedBy == root.SpkiSha256);
    }
}
