using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Tests.Paths;

public sealed class PathRulesTests
{
    private static readonly CertificateFacts Root = Described.Root("Root");
    private static readonly CertificateFacts Issuing = Described.Authority("Issuing", "issuing", "Root", "Root");
    private static readonly CertificateFacts Leaf = Described.EndEntity("a.example.com", Issuing);

    [Fact]
    public void A_plain_chain_is_accepted_by_every_profile()
    {
        // The described chain has no key identifiers, which X509_V_FLAG_X509_STRICT wants, no key usages, which Erlang wants, and no form to check.
        foreach (ClientProfile profile in ClientProfiles.All.Where(static profile => profile is { IsProven: true } and not { Rules.Strict: not StrictExtensions.None } and not { Rules.NeedsAuthorityKeyUsage: true } and not { Rules.ChecksForm: true }))
            Assert.Equal(PathOutcome.Accepted, Build(new TrustAnchor(Root), profile).Outcome);
    }

    [Theory]
    [InlineData(AnchorUsage.Rejected, "anchor-rejected")]
    [InlineData(AnchorUsage.OtherOnly, "anchor-other-purpose")]
    public void An_anchor_that_is_not_for_tls_servers_ends_no_path(AnchorUsage usage, string finding)
    {
        foreach (ClientProfile profile in ClientProfiles.All)
            Assert.NotEqual(PathOutcome.Accepted, Build(new TrustAnchor(Root, Usage: usage), profile).Outcome);
        PathResult result = Build(new TrustAnchor(Root, Usage: usage), ClientProfiles.Careful);
        Assert.Equal(PathOutcome.Rejected, result.Outcome);
        Assert.Contains(result.Candidates, candidate => candidate.Findings.Any(found => string.Equals(found.Id, finding, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_distrust_day_refuses_what_was_issued_after_it_only()
    {
        Assert.Equal(PathOutcome.Accepted, Build(new TrustAnchor(Root, DistrustAfter: Leaf.NotBefore), ClientProfiles.Careful).Outcome);
        PathResult refused = Build(new TrustAnchor(Root, DistrustAfter: Leaf.NotBefore.AddDays(-1)), ClientProfiles.Careful);
        Assert.Equal(PathOutcome.Rejected, refused.Outcome);
        Assert.Equal("distrusted-after", refused.Candidates[0].Findings[0].Id);
    }

    [Fact]
    public void An_expired_anchor_counts_except_for_java()
    {
        PathRequest request = Request(new TrustAnchor(Root)) with { At = Root.NotAfter.AddSeconds(1) };
        CertificateFacts leaf = Described.EndEntity("a.example.com", Issuing.Subject, Issuing.SpkiSha256, request.At.AddDays(-1));
        CertificateFacts issuing = new()
        {
            Sha256 = Described.KeyOf("long"), SpkiSha256 = Issuing.SpkiSha256, Subject = Issuing.Subject, Issuer = Issuing.Issuer, SerialNumber = "3",
            NotBefore = Issuing.NotBefore, NotAfter = request.At.AddYears(1), Key = Issuing.Key, SignatureAlgorithm = Issuing.SignatureAlgorithm,
            BasicConstraints = Issuing.BasicConstraints, SignedBy = Issuing.SignedBy,
        };
        request = request with { Presented = [leaf, issuing] };
        Assert.Equal(PathOutcome.Rejected, PathBuilder.Build(request, ClientProfiles.Careful).Outcome);
        Assert.Equal(PathOutcome.Accepted, PathBuilder.Build(request, ClientProfiles.Find("java")!).Outcome);
    }

    [Fact]
    public void The_last_second_of_validity_is_valid()
    {
        PathRequest request = Request(new TrustAnchor(Root));
        Assert.Equal(PathOutcome.Accepted, PathBuilder.Build(request with { At = Leaf.NotAfter }, ClientProfiles.Careful).Outcome);
        Assert.Equal(PathOutcome.Rejected, PathBuilder.Build(request with { At = Leaf.NotAfter.AddSeconds(1) }, ClientProfiles.Careful).Outcome);
        Assert.Equal(PathOutcome.Accepted, PathBuilder.Build(request with { At = Leaf.NotBefore }, ClientProfiles.Careful).Outcome);
        Assert.Equal(PathOutcome.Rejected, PathBuilder.Build(request with { At = Leaf.NotBefore.AddSeconds(-1) }, ClientProfiles.Careful).Outcome);
    }

    [Fact]
    public void Nothing_known_of_the_server_is_undecided() =>
        Assert.Equal(PathOutcome.Undecided, PathBuilder.Build(Request(new TrustAnchor(Root)) with { Presented = [] }, ClientProfiles.Careful).Outcome);

    [Theory]
    [InlineData("*.example.com", "a.example.com", true)]
    [InlineData("*.example.com", "A.EXAMPLE.com", true)]
    [InlineData("*.example.com", "example.com", false)]
    [InlineData("*.example.com", "a.b.example.com", false)]
    [InlineData("*.com", "example.com", false)]
    [InlineData("a*.example.com", "ab.example.com", false)]
    [InlineData("*.*.com", "a.b.com", false)]
    [InlineData("a.example.com", "a.example.com", true)]
    [InlineData("a.example.com", "b.example.com", false)]
    public void Wildcards_stand_for_one_whole_label(string name, string host, bool expected)
    {
        CertificateFacts leaf = new()
        {
            Sha256 = Leaf.Sha256, SpkiSha256 = Leaf.SpkiSha256, Subject = Leaf.Subject, Issuer = Leaf.Issuer, SerialNumber = "2", NotBefore = Leaf.NotBefore,
            NotAfter = Leaf.NotAfter, Key = Leaf.Key, SignatureAlgorithm = Leaf.SignatureAlgorithm, SignedBy = Leaf.SignedBy, DnsNames = [name],
        };
        PathRequest request = Request(new TrustAnchor(Root)) with { Presented = [leaf, Issuing], HostName = host };
        Assert.Equal(expected, PathBuilder.Build(request, ClientProfiles.Careful).IsAccepted);
    }

    [Theory]
    [InlineData("example.com", "", "a.example.com", true)]
    [InlineData("example.com", "", "example.com", true)]
    [InlineData("example.com", "", "badexample.com", false)]
    [InlineData(".example.com", "", "example.com", false)]
    [InlineData(".example.com", "", "a.example.com", true)]
    [InlineData("", "example.com", "a.example.com", false)]
    [InlineData("", ".example.com", "example.com", false)]
    [InlineData("", "a.example.com", "*.example.com", false)]
    [InlineData("", "a.b.example.com", "*.example.com", true)]
    public void Name_constraints_are_read_narrowly_when_they_permit_and_widely_when_they_exclude(string permitted, string excluded, string name, bool expected) =>
        Assert.Equal(
            expected,
            new NameConstraints(permitted.Length > 0 ? [permitted] : [], excluded.Length > 0 ? [excluded] : [], HasOtherForms: false, Critical: true).Allows(name));

    [Fact]
    public void Profiles_are_found_by_name_and_each_states_its_source()
    {
        Assert.Same(ClientProfiles.Careful, ClientProfiles.Find("CAREFUL"));
        Assert.Null(ClientProfiles.Find("netscape"));
        Assert.All(ClientProfiles.All, static profile => Assert.NotEmpty(profile.Source));
        Assert.Equal(ClientProfiles.All.Length, ClientProfiles.All.Select(static profile => profile.Name).Distinct(StringComparer.Ordinal).Count());
    }

    private static PathResult Build(TrustAnchor anchor, ClientProfile profile) => PathBuilder.Build(Request(anchor), profile);

    private static PathRequest Request(TrustAnchor anchor) => new([Leaf, Issuing], [anchor], [], Described.Now, "a.example.com");
}
