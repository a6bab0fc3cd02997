using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Endpoints;

/// <summary>Names of hosts that no program connects to, as public projects have them.</summary>
public sealed class NamesOfNothingTests : IDisposable
{
    // AWS's part of the list, publicsuffix.org, in the form that generators give it.
    private static readonly string[] s_suffixes =
    [
        "cloudfront.net", "compute.amazonaws.com", "compute-1.amazonaws.com", "elb.amazonaws.com", "s3.amazonaws.com", "s3-ap-northeast-1.amazonaws.com", "s3-ap-south-1.amazonaws.com",
        "s3-eu-west-1.amazonaws.com", "s3-us-west-2.amazonaws.com", "s3-website-us-east-1.amazonaws.com", "s3.eu-west-2.amazonaws.com", "s3.ca-central-1.amazonaws.com", "s3.dualstack.us-east-2.amazonaws.com",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_copy_of_the_public_suffix_list_mentions_hosts_only()
    {
        _folder.Write("src/tables.h", string.Concat(s_suffixes.Select(static s => $"\"{s}\\0\"\n")));
        Assert.All(Examine.Folder(_folder.Root).Endpoints, static e => Assert.Equal((EvidenceStrength.Mentioned, "a copy of the public suffix list"), (e.Strength, e.Basis)));
    }

    [Fact]
    public void A_programs_own_table_of_regions_is_no_such_list()
    {
        _folder.Write("src/regions.js", string.Concat(s_suffixes.Where(static s => s.StartsWith("s3", StringComparison.Ordinal)).Select(static s => $"'{s}',\n")));
        Assert.All(Examine.Folder(_folder.Root).Endpoints, static e => Assert.Equal(EvidenceStrength.Coded, e.Strength));
    }

    [Theory]
    [InlineData("http://s3.amazonaws.com/doc/2006-03-01/", 0)]
    [InlineData("http://doc.s3.amazonaws.com/2006-03-01", 0)]
    [InlineData("http://cloudfront.amazonaws.com/doc/2012-05-05/", 0)]
    [InlineData("http://acs.amazonaws.com/groups/global/AllUsers", 0)]
    [InlineData("http://s3.amazonaws.com/docs/2006", 1)]
    [InlineData("https://s3.amazonaws.com/doc/2006-03-01/", 1)]
    [InlineData("http://bucket.s3.amazonaws.com/", 1)]
    public void The_namespaces_of_AWS_are_no_endpoints(string url, int expected)
    {
        _folder.Write("acl.py", $"NAMESPACE = '{url}'\n");
        Assert.Equal(expected, Examine.Folder(_folder.Root).Endpoints.Length);
    }

    [Theory]
    [InlineData("ObsoleteChangeLog", EvidenceStrength.Mentioned)]
    [InlineData("ShopTests/Client.swift", EvidenceStrength.Mentioned)]
    [InlineData("ShopUITests/Client.swift", EvidenceStrength.Mentioned)]
    [InlineData("Shop.Tests/Client.cs", EvidenceStrength.Mentioned)]
    [InlineData("Latests/Client.swift", EvidenceStrength.Coded)]
    [InlineData("Shop/Client.swift", EvidenceStrength.Coded)]
    public void Histories_and_projects_of_tests_mention_hosts_only(string path, EvidenceStrength expected)
    {
        _folder.Write(path, "let url = \"https://shop.s3.us-east-1.amazonaws.com/\"\n");
        Assert.Equal(expected, Assert.Single(Examine.Folder(_folder.Root).Endpoints).Strength);
    }

    [Fact]
    public void A_sentence_about_a_program_is_no_command()
    {
        _folder.Write("RELEASE", "Instructions for s3cmd maintainers for doing a tagged release.\n");
        Assert.Empty(Examine.Folder(_folder.Root).Endpoints);
    }

    [Fact]
    public void A_certificate_that_documentation_shows_in_part_leaves_nothing_undecided()
    {
        string cut = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("-----BEGIN CERTIFICATE-----\nMIIDQTCCAimgAwIBAgITBmyf\n-----END CERTIFICATE-----\n"));
        _folder.Write("README.md", $"cluster_auth_base64 = \"{cut}\"\n");
        _folder.Write("main.tf", $"cluster_auth_base64 = \"{cut}\"\n");
        Assert.Equal([("README.md", false), ("main.tf", true)], Examine.Folder(_folder.Root).Gaps.Select(static g => (g.Place.Split('!')[0], g.Decides)).Distinct());
    }
}
