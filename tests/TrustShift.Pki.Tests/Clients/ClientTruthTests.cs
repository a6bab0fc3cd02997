using System.Collections.Concurrent;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Tests.Clients;

/// <summary>The profiles against what the real clients did.</summary>
public sealed class ClientTruthTests
{
    // Chains as the migration serves them, against the stores that decide it. ALL holds every root, OR only the old one.
    private static readonly string[] MigrationCases =
    [
        "ats_full|C2", "ats_full|G2s", "ats_full|R1s", "ats_full|ALL", "ats_full|OR",
        "ats_noG2x|C2", "ats_noG2x|G2s", "ats_noG2x|R1s", "ats_noG2x|ALL", "ats_noG2x|OR",
        "ats_short|C2", "ats_short|G2s", "ats_short|R1s", "ats_short|ALL", "ats_short|OR",
        "ats_plus_C2|C2", "ats_plus_C2|G2s", "ats_plus_C2|R1s", "ats_plus_C2|ALL", "ats_plus_C2|OR",
        "ats_R1s|C2", "ats_R1s|G2s", "ats_R1s|R1s", "ats_R1s|ALL", "ats_R1s|OR",
        "ats_R1s_R1x_G2x|C2", "ats_R1s_R1x_G2x|G2s", "ats_R1s_R1x_G2x|R1s", "ats_R1s_R1x_G2x|ALL", "ats_R1s_R1x_G2x|OR",
        "leaf_only|C2", "leaf_only|G2s", "leaf_only|R1s", "leaf_only|ALL", "leaf_only|OR",
    ];

    private static readonly ConcurrentDictionary<(string Case, string Profile), PathResult> Answers = new();

    public static TheoryData<string, string> Columns { get; } = new()
    {
        { "openssl", "openssl-1.1.1w" }, { "openssl", "openssl-3.0.19" }, { "openssl", "openssl-3.6.5" }, { "openssl", "ruby-sid" },
        { "openssl@1.0.1", "openssl-1.0.0l" }, { "openssl@1.0.1", "openssl-1.0.1g" }, { "openssl@1.0.2", "openssl-1.0.2g" }, { "openssl@1.0.2", "node8" },
        { "gnutls", "gnutls-bullseye" }, { "gnutls", "gnutls-3.7.9" }, { "gnutls", "gnutls-sid" }, { "gnutls", "git-bookworm" }, { "gnutls", "wget-bookworm" },
        { "java@8", "java8-sid" }, { "java@11", "java11-sid" }, { "java", "java17-bookworm" }, { "java", "java21-sid" }, { "java", "java27-sid" },
        { "node", "node18" }, { "node", "node20" }, { "node", "node24" }, { "node", "node26" },
        { "go", "go1.19" }, { "go", "go1.26" }, { "go", "go1.27" },
        { "dotnet", "dotnet8.0-env" }, { "dotnet", "dotnet10-env" }, { "dotnet", "dotnet10-custom" },
        { "curl", "curl-bullseye" }, { "curl", "curl-bookworm" }, { "curl", "curl-sid" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_profile_never_accepts_what_its_real_client_rejected(string profileName, string column)
    {
        ClientProfile profile = ClientProfiles.Find(profileName)!;
        var falselyAccepted = new List<string>();
        int agreements = 0;
        foreach (MeasuredCase measured in MeasuredCase.All())
        {
            PathOutcome outcome = Answer(measured, profile).Outcome;
            bool accepted = string.Equals(measured.Answers[column], "A", StringComparison.Ordinal);
            if (outcome == PathOutcome.Accepted && !accepted)
                falselyAccepted.Add(measured.Id);
            if (outcome == (accepted ? PathOutcome.Accepted : PathOutcome.Rejected))
                agreements++;
        }

        Assert.Empty(falselyAccepted);
        // The floor below which a profile would be caution without knowledge; 522 cases.
        Assert.InRange(agreements, 450, 522);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_profile_answers_every_case_of_the_migration_as_its_real_client_did(string profileName, string column)
    {
        ClientProfile profile = ClientProfiles.Find(profileName)!;
        Dictionary<string, MeasuredCase> cases = MeasuredCase.All().ToDictionary(static measured => measured.Id, StringComparer.Ordinal);
        var differing = new List<string>();
        foreach (string id in MigrationCases)
        {
            PathResult result = Answer(cases[id], profile);
            PathOutcome expected = string.Equals(cases[id].Answers[column], "A", StringComparison.Ordinal) ? PathOutcome.Accepted : PathOutcome.Rejected;
            if (result.Outcome != expected)
                differing.Add($"{id}: {result.Outcome}, the client {expected}: {result.Sentence}");
        }

        Assert.Empty(differing);
    }

    [Theory]
    [InlineData("openssl-1.1.1w")]
    [InlineData("openssl-3.0.19")]
    [InlineData("openssl-3.6.5")]
    [InlineData("curl-sid")]
    [InlineData("go1.26")]
    [InlineData("dotnet10-env")]
    [InlineData("node26")]
    public void The_careful_profile_never_accepts_what_a_common_current_client_rejected(string column)
    {
        Assert.DoesNotContain(
            MeasuredCase.All(),
            measured => string.Equals(measured.Answers[column], "R", StringComparison.Ordinal)
                && Answer(measured, ClientProfiles.Careful).IsAccepted);
    }

    [Fact]
    public void A_store_entry_that_hides_the_good_path_is_told_by_the_careful_profile()
    {
        // behaviour.md 1.1: the store is asked first and nothing is taken back, so that an expired copy of the intermediate breaks the chain.
        MeasuredCase measured = MeasuredCase.All().Single(static candidate => string.Equals(candidate.Id, "ats_full|M_exp+R1s", StringComparison.Ordinal));
        Assert.Equal("R", measured.Answers["openssl-3.0.19"]);
        Assert.Equal(PathOutcome.Rejected, PathBuilder.Build(measured.Request, ClientProfiles.Find("openssl")!).Outcome);
        PathResult careful = PathBuilder.Build(measured.Request, ClientProfiles.Careful);
        Assert.Equal(PathOutcome.Undecided, careful.Outcome);
        Assert.Contains("the first store certificate", careful.Sentence, StringComparison.Ordinal);
    }

    /// <summary>The profile's answer; several columns ask the same.</summary>
    private static PathResult Answer(MeasuredCase measured, ClientProfile profile) =>
        Answers.GetOrAdd((measured.Id, profile.Name), _ => PathBuilder.Build(measured.Request, profile));
}
