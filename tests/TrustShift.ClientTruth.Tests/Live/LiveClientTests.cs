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
        LiveClient client = LiveClients.All.Single(c => c.Name == name);
        if (client.Needs.FirstOrDefault(static n => !LiveProcess.Exists(n)) is { } absent)
            Assert.Skip($"{absent} is not installed (./test installs it as root on Debian)");
        if (client.Missing() is { } reason)
            Assert.Skip(reason);
        string[] names = client.Profiles();
        ClientProfile? profile = names.Select(ClientProfiles.Find).FirstOrDefault(static p => p is not null);
        if (profile is null)
            Assert.Skip($"there is no profile for it yet ({string.Join(", ", names)})");

        var cases = LiveCases.All(LiveWorld.Everything);
        IReadOnlyDictionary<string, LiveAnswer> answers = client.Ask([.. cases.Select(c => new LiveQuestion(c.Id, world.PortOf(c), world.StoreOf(c)))], world);
        var wrong = new List<string>();
        int agreed = 0;
        int undecided = 0;
        foreach (LiveCase question in cases)
        {
            LiveAnswer real = answers[question.Id];
            PathResult predicted = Predict(question, profile);
            if (real.Accepted is not { } accepted)
                wrong.Add($"{question.Id}: the client failed for another reason: {real.Text}");
            else if (predicted.Outcome == PathOutcome.Undecided)
                undecided++;
            else if (predicted.IsAccepted != accepted)
                wrong.Add($"{question.Id}: predicted {predicted.Outcome} ({predicted.Sentence}), the client {(accepted ? "accepts" : "rejects")}: {real.Text}");
            else
                agreed++;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} as {profile.Name}: {agreed} agree, {undecided} undecided, {wrong.Count} wrong of {cases.Length}"));
        Assert.True(wrong.Count == 0, $"{name} as {profile.Name}, {wrong.Count} of {cases.Length}:\n{string.Join('\n', wrong)}");
        // A profile that decides nothing would agree with everything.
        Assert.InRange(undecided, 0, cases.Length / 4);
    }

    private PathResult Predict(LiveCase question, ClientProfile profile) => PathBuilder.Build(
        new PathRequest(
            [.. question.Chain.Select(id => world.Authority[id].Facts)],
            [.. question.Store.Select(id => new TrustAnchor(world.Authority[id].Facts))],
            [],
            world.Now,
            TestAuthority.HostName),
        profile);
}
