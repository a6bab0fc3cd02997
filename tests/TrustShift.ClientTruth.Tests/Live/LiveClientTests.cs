using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>Real clients on this machine against what their profiles predict, over chains that are minted here and served on the loopback address.</summary>
public sealed class LiveClientTests(LiveWorld world, ITestOutputHelper output) : IClassFixture<LiveWorld>
{
    public static TheoryData<string> Clients { get; } = [.. LiveClients.All.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_real_client_does_what_its_profile_predicts(string name)
    {
        LiveClient client = Require(name);
        string[] names = client.Profiles();
        ClientProfile? profile = names.Select(ClientProfiles.Find).FirstOrDefault(static p => p is not null);
        if (profile is null)
            Assert.Skip($"there is no profile for it yet ({string.Join(", ", names)})");

        // The profile of the library in place of the client's own may be more careful than the client, never less.
        bool isStandIn = !string.Equals(FamilyOf(profile.Name), FamilyOf(names[0]), StringComparison.Ordinal);
        var cases = LiveCases.All(LiveWorld.Everything);
        IReadOnlyDictionary<string, LiveAnswer> answers = Ask(client, cases);
        HashSet<string> notYet = NotYet.Of(name, profile.Name);
        var wrong = new List<string>();
        int agreed = 0, undecided = 0, careful = 0, known = 0;
        foreach (LiveCase question in cases)
        {
            LiveAnswer real = answers[question.Id];
            PathResult predicted = Predict(question, profile);
            string line = $"{name}\t{profile.Name}\t{question.Id}\tpredicted {predicted.Outcome} ({predicted.Sentence}), the client {(real.Accepted is true ? "accepts" : "rejects")}: {real.Text}";
            bool differs = predicted.Outcome != PathOutcome.Undecided && predicted.IsAccepted != real.Accepted;
            if (real.Accepted is null)
                wrong.Add($"{name}\t{profile.Name}\t{question.Id}\tthe client failed for another reason: {real.Text}");
            else if (differs && isStandIn && !predicted.IsAccepted)
                careful++;
            else if (differs && notYet.Contains(question.Id))
                known++;
            else if (differs)
                wrong.Add(line);
            else if (notYet.Contains(question.Id))
                wrong.Add(line + ": it does no longer differ; remove it from the list");
            else if (predicted.Outcome == PathOutcome.Undecided)
                undecided++;
            else
                agreed++;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} as {profile.Name}: {agreed} agree, {undecided} undecided, {careful} more careful, {known} known to differ, {wrong.Count} wrong, of {cases.Length}"));
        Assert.True(wrong.Count == 0, $"{name} as {profile.Name}, {wrong.Count} of {cases.Length}:\n{string.Join('\n', wrong)}");
        // A profile that decides nothing would agree with everything.
        Assert.InRange(undecided, 0, cases.Length / 4);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_real_client_that_is_driven_here_tells_trusted_from_untrusted(string name)
    {
        // Says nothing of profiles: the drivers themselves are proven by cases on which every library agrees.
        LiveClient client = Require(name);
        const string trusted = "L M R1x G2x|C2", renewed = "L M|R1s", unknown = "L M R1x G2x|OR", expired = "L_exp M R1x G2x|C2", otherName = "L_other M R1x G2x|C2", incomplete = "L|R1s";
        string[] texts = [trusted, renewed, unknown, expired, otherName, incomplete];
        LiveCase[] cases = [.. texts.Select(LiveCases.Parse)];
        IReadOnlyDictionary<string, LiveAnswer> answers = Ask(client, [.. cases]);
        Assert.Equal(
            [true, true, false, false, false, false],
            cases.Select(c => answers[c.Id].Accepted ?? throw new InvalidOperationException($"{name}: {c.Id}: {answers[c.Id].Text}")));
    }

    private static LiveClient Require(string name)
    {
        LiveClient client = LiveClients.All.Single(c => c.Name == name);
        if (client.Needs.FirstOrDefault(static n => !LiveProcess.Exists(n)) is { } absent)
            Assert.Skip($"{absent} is not installed (./test installs it as root on Debian)");
        if (client.Missing() is { } reason)
            Assert.Skip(reason);
        return client;
    }

    private static string FamilyOf(string name) => name.Split('@', '+')[0];

    private IReadOnlyDictionary<string, LiveAnswer> Ask(LiveClient client, ImmutableArray<LiveCase> cases) =>
        client.Ask([.. cases.Select(c => new LiveQuestion(c.Id, world.PortOf(c), world.StoreOf(c)))], world);

    private PathResult Predict(LiveCase question, ClientProfile profile) => PathBuilder.Build(
        new PathRequest(
            [.. question.Chain.Select(id => world.Authority[id].Facts)],
            [.. question.Store.Select(id => new TrustAnchor(world.Authority[id].Facts))],
            [],
            world.Now,
            TestAuthority.HostName),
        profile);
}
