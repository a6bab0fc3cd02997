using System.Collections.Immutable;
using System.Text.Json;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Pki.Tests.Paths;
using TrustShift.Testing;

namespace TrustShift.Pki.Tests.Clients;

/// <summary>The JDK's distrust policies, with the real roots, against the facts read from its sources (facts/roots/jdk_code_constraints.json).</summary>
public sealed class JavaDistrustPolicyTests
{
    [Theory]
    [InlineData("entrust-root-g2.self.pem", "2024-11-11", true)]
    [InlineData("entrust-root-g2.self.pem", "2024-11-12", false)]
    [InlineData("geotrust-global-ca.self.pem", "2019-04-16", true)]
    [InlineData("geotrust-global-ca.self.pem", "2019-04-17", false)]
    [InlineData("verisign-class3-g5.self.pem", "2020-01-01", false)]
    [InlineData("starfield-services-root-g2.self.pem", "2026-01-01", true)]
    public void What_was_issued_after_the_day_is_refused_below_a_root_that_is_distrusted(string file, string issued, bool accepted)
    {
        Assert.Equal(accepted, Ask("java@21", file, issued).IsAccepted);
        Assert.True(Ask("java@11.0.2", file, issued).IsAccepted);
    }

    // The security property jdk.security.caDistrustPolicies of Debian's 11.0.24, 17.0.15 and current builds, and first_in of the facts.
    [Theory]
    [InlineData("java@11.0.24", false)]
    [InlineData("java@11.0.25", true)]
    [InlineData("java@17.0.15", true)]
    [InlineData("java@17.0.12", false)]
    [InlineData("java@21.0.4", false)]
    [InlineData("java@8u421", false)]
    [InlineData("java@8u432", true)]
    [InlineData("java@1.8.0_421", false)]
    [InlineData("java@1.8.0", true)]
    [InlineData("java@25", true)]
    [InlineData("java", true)]
    public void A_policy_counts_from_the_update_that_brought_it(string profile, bool refuses) =>
        Assert.Equal(!refuses, Ask(profile, "entrust-root-g2.self.pem", "2025-06-01").IsAccepted);

    [Fact]
    public void The_roots_are_those_of_the_sources()
    {
        using JsonDocument facts = JsonDocument.Parse(File.ReadAllText(SharedFacts.Require("roots", "jdk_code_constraints.json")));
        ImmutableArray<DistrustPolicy> policies = ClientProfiles.Get("java").Rules.DistrustPolicies;
        Assert.Equal(
            facts.RootElement.EnumerateObject().SelectMany(static policy => policy.Value.GetProperty("fingerprints").EnumerateArray()).Select(static one => one.GetString()!).Order(StringComparer.Ordinal),
            policies.SelectMany(static policy => policy.Roots).Select(static root => root.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(
            facts.RootElement.EnumerateObject().Select(static policy => policy.Value.GetProperty("dates").EnumerateArray().Last().GetString()!),
            policies.Select(static policy => policy.LastDay.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static PathResult Ask(string profile, string file, string issued)
    {
        DateTimeOffset notBefore = DateTimeOffset.Parse(issued + "T23:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        CertificateFacts root = Pem.Read(SharedFacts.Require("certificates", file));
        CertificateFacts endEntity = Described.EndEntity("s3.example.com", root.Subject, root.SpkiSha256, notBefore);
        return PathBuilder.Build(new PathRequest([endEntity], [new TrustAnchor(root)], [], notBefore.AddDays(30), "s3.example.com"), ClientProfiles.Get(profile));
    }
}
