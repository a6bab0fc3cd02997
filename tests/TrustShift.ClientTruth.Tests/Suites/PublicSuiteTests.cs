using System.Collections.Immutable;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.ClientTruth.Tests.Suites;

/// <summary>The public suites against the profile <c>webpki</c>, and what they say of the others.</summary>
public sealed class PublicSuiteTests
{
    [Fact]
    public void Every_applicable_case_is_answered_as_the_suite_wants_but_for_named_exceptions()
    {
        foreach (PublicSuite suite in PublicSuite.All())
        {
            Assert.All(suite.Exceptions, static row => Assert.True(row is [_, _, { Length: > 20 }], "an exception needs a reason"));
            Assert.Equal(suite.Exceptions.Select(static row => row[1]), suite.Wrong.Select(static wrong => wrong.Case.Id));
        }
    }

    [Fact]
    public void The_suites_are_whole()
    {
        ImmutableArray<PublicSuite> suites = PublicSuite.All();
        Assert.Equal([("x509-limbo", 208, 187), ("BetterTLS path building", 81, 81)], suites.Select(static suite => (suite.Name, suite.Cases.Length, suite.Applicable.Count())));
        Assert.Equal([(52, 135), (45, 36)], suites.Select(static suite => (suite.Applicable.Count(static one => one.Accept), suite.Applicable.Count(static one => !one.Accept))));
    }

    /// <summary>The suite's cases of this form are of clients' certificates: all rules but the purpose apply to them.</summary>
    [Fact]
    public void Constraints_on_e_mail_addresses_are_judged_as_the_suite_wants()
    {
        ClientProfile webpki = ClientProfiles.Get("webpki");
        ClientProfile anyPurpose = webpki with { Rules = webpki.Rules with { EndEntityPurpose = PurposeRule.Ignored } };
        ImmutableArray<SuiteCase> cases = [.. PublicSuite.All()[0].Cases.Where(static one => one.NotApplicable?.Contains("CLIENT", StringComparison.Ordinal) is true)];
        Assert.Equal(10, cases.Length);
        Assert.All(cases, one => Assert.Equal(one.Expected, PathBuilder.Build(one.Request!, anyPurpose).Outcome));
    }

    /// <summary>BetterTLS wants no more than every library should do; those that measurably do less are named by the rule that they lack.</summary>
    [Fact]
    public void No_profile_with_the_full_rules_accepts_what_BetterTLS_wants_rejected()
    {
        ImmutableArray<ClientProfile> profiles = [.. ClientProfiles.All.Where(static profile => profile is not ({ Rules.AuthorityPurpose: PurposeRule.Ignored } or { Rules.Authority: AuthorityRule.StatedOrKeyUsage } or { Rules.RejectsSha1: false }))];
        Assert.Contains(profiles, static profile => profile.Name is "go");
        foreach (SuiteCase one in PublicSuite.All()[1].Cases.Where(static one => !one.Accept))
            Assert.All(profiles, profile => Assert.False(PathBuilder.Build(one.Request!, profile).IsAccepted, $"{one.Id} with {profile.Name}"));
    }
}
