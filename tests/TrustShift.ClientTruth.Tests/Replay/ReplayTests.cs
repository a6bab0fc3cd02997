using System.Globalization;
using TrustShift.ClientTruth.Tests.Live;
using TrustShift.ClientTruth.Tests.Suites;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Replay;

/// <summary>The profiles against what the real clients did.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void Every_disagreement_is_a_named_exception_and_every_exception_still_disagrees()
    {
        SortedSet<string> found = new(Replayed.Disagreements().Select(static one => one.Client.Id + "\t" + one.Case + "\t" + one.Predicted.Outcome), StringComparer.Ordinal);
        string list = Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Replay", "exceptions.tsv");
        SortedSet<string> named = new(File.ReadLines(list).Where(static line => line.Length > 0 && line[0] != '#').Select(static line => string.Join('\t', line.Split('\t').Take(3))), StringComparer.Ordinal);
        Assert.Equal([], found.Except(named, StringComparer.Ordinal));
        Assert.Equal([], named.Except(found, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_name_of_a_measured_client_is_a_profile_without_a_note()
    {
        foreach (MeasuredClient client in MeasuredClient.All())
        {
            ResolvedProfile? resolved = ClientProfiles.Resolve(client.Profile);
            Assert.NotNull(resolved);
            Assert.Null(resolved.Note);
            Assert.Equal(client.Profile, resolved.Profile.Name);
        }
    }

    [Fact]
    public void Every_measured_client_is_in_the_list_of_those() =>
        Assert.Equal(MeasuredClient.All().Select(static client => client.Profile).Order(StringComparer.Ordinal), MeasuredProfiles.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void No_prediction_trusts_what_the_real_client_refused() =>
        Assert.Equal([], Replayed.Disagreements().Where(static one => one.IsFalseAccept).Select(static one => $"{one.Client.Id} {one.Case}: {one.Predicted.Sentence}"));

    [Fact]
    public void The_table_of_agreement_in_the_documentation_is_current()
    {
        int cases = MeasuredCase.All().Length;
        ILookup<string, Disagreement> byClient = Replayed.Disagreements().ToLookup(static one => one.Client.Id, StringComparer.Ordinal);
        string table = AgreementTable.Write([.. MeasuredClient.All()], byClient, cases) + SuiteTable.Write(PublicSuite.All()) + LiveTable.Write();
        string path = Repository.PathOf("docs", "client-truth.md");
        if (string.Equals(Environment.GetEnvironmentVariable("TRUSTSHIFT_WRITE_CLIENT_TRUTH"), "1", StringComparison.Ordinal))
        {
            File.WriteAllText(path, table);
            File.WriteAllLines(Path.Combine(Path.GetTempPath(), "trustshift-disagreements.tsv"), Replayed.Disagreements().Select(static one =>
                string.Create(CultureInfo.InvariantCulture, $"{one.Client.Id}\t{one.Case}\t{one.Answer}\t{one.Predicted.Outcome}\t{one.Predicted.Sentence}")));
        }

        Assert.Equal(table, File.ReadAllText(path));
    }

    [Fact]
    public void Erlang_23_with_no_other_store_is_predicted_in_every_case()
    {
        ClientProfile profile = ClientProfiles.Get("erlang@23.2.6+one-store");
        HashSet<string> alone = [.. File.ReadLines(Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Replay", "erlang-one-store.tsv"))];
        MeasuredClient client = MeasuredClient.All().Single(static one => string.Equals(one.Id, "erlang-bullseye", StringComparison.Ordinal));
        var signatures = new SignatureVerifier(100_000);
        var wrong = new List<string>();
        foreach (MeasuredCase measured in MeasuredCase.All())
        {
            PathResult predicted = PathBuilder.Build(measured.Request, profile, null, signatures);
            PathOutcome expected = alone.Contains(measured.Id) || measured.Answers[client.Id] == 'A' ? PathOutcome.Accepted : PathOutcome.Rejected;
            if (predicted.Outcome != expected && !(predicted.Outcome == PathOutcome.Undecided && Replayed.IsEither(client, measured.Id)))
                wrong.Add($"{measured.Id}: {predicted.Sentence}");
        }

        Assert.Equal([], wrong);
    }
}
