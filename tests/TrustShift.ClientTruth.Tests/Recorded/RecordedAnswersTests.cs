using TrustShift.ClientTruth.Tests.Live;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Recorded;

/// <summary>
/// What real clients of several releases answered to the live cases (<c>TRUSTSHIFT_LIVE_RECORD</c>), most of which no machine that runs the tests has: the
/// same certificates are minted anew, and the profiles must say the same.
/// </summary>
public sealed class RecordedAnswersTests(LiveWorld world) : IClassFixture<LiveWorld>
{
    // Cases that are the first column; one column a client below its profile: A accepted, R refused, - no judgement.
    private static readonly string[][] Table = [.. File.ReadLines(Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Recorded", "answers.tsv")).Select(static line => line.Split('\t'))];

    public static TheoryData<string> Profiles { get; } = [.. Table[0].Skip(1)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_profile_predicts_what_the_real_client_answered(string name)
    {
        int column = Array.IndexOf(Table[0], name);
        ClientProfile profile = ClientProfiles.Get(name);
        var signatures = new SignatureVerifier(100_000);
        var wrong = new List<string>();
        int accepted = 0, refused = 0;
        foreach (string[] row in Table.Skip(1).Where(row => row[column] != "-"))
        {
            bool real = row[column] == "A";
            accepted += real ? 1 : 0;
            refused += real ? 0 : 1;
            PathResult predicted = world.Predict(LiveCase.Parse(row[0]), profile, signatures);
            if (predicted.Outcome == PathOutcome.Undecided ? !CannotBeVerifiedHere(row[0]) : predicted.IsAccepted != real)
                wrong.Add($"{row[0]}: the client {(real ? "accepted" : "refused")}, predicted {predicted.Sentence}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(accepted > 50 && refused > 50, $"{accepted} accepted, {refused} refused");
    }

    /// <summary>A signature over MD5 proves nothing, so nobody verifies it here.</summary>
    private static bool CannotBeVerifiedHere(string id) => id.Contains("_md5", StringComparison.Ordinal);
}
