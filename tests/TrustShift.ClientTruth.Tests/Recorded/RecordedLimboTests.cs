using TrustShift.ClientTruth.Tests.Suites;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Recorded;

/// <summary>
/// What real clients answered to the cases of x509-limbo, in which certificates are made as nobody makes them: <c>go</c> by x509.Verify, <c>openssl verify</c>, <c>certtool --verify</c>,
/// the others by a handshake. Cases are left out (-) where the client's clock could not be turned back to the case's time.
/// </summary>
public sealed class RecordedLimboTests
{
    // A accepted and R refused, by the client and by the profile; in lower case where the profile leaves it open, or refuses what the client accepts, which is the safe side;
    // ! where the profile accepts what the client refused. In lower case and with ! they are exceptions, and one that comes to agree fails the test.
    private static readonly string[][] Table = [.. File.ReadLines(Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Recorded", "limbo-answers.tsv")).Select(static line => line.Split('\t'))];

    // GnuTLS: an end entity that is in the store itself, with a negative serial number. certtool finds no issuer; its list was not seen to be built otherwise than for other such ones.
    private const string KnownFalseAcceptance = "rfc5280::serial::negative";

    private static readonly Lazy<Dictionary<string, SuiteCase>> Cases = new(static () => LimboSuite.Read().Cases.ToDictionary(static c => c.Id, StringComparer.Ordinal));

    public static TheoryData<string> Profiles { get; } = [.. Table[0].Skip(1)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_profile_answers_x509_limbo_as_the_real_client_did(string name)
    {
        SharedFacts.Require("suites", LimboSuite.File);
        int column = Array.IndexOf(Table[0], name);
        ClientProfile profile = ClientProfiles.Get(name);
        var wrong = new List<string>();
        int answered = 0;
        foreach (string[] row in Table.Skip(1).Where(row => row[column] != "-"))
        {
            PathOutcome predicted = Cases.Value[row[0]].Request is { } request ? PathBuilder.Build(request, profile).Outcome : PathOutcome.Rejected;
            answered++;
            bool isRight = row[column] switch
            {
                "A" => predicted == PathOutcome.Accepted,
                "R" => predicted == PathOutcome.Rejected,
                "a" => predicted != PathOutcome.Accepted,
                "r" => predicted == PathOutcome.Undecided,
                "!" => predicted == PathOutcome.Accepted && row[0] == KnownFalseAcceptance,
                _ => false,
            };
            if (!isRight)
                wrong.Add($"{row[0]}: recorded {row[column]}, predicted {predicted}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(answered > 120, $"{answered} answers");
    }
}
