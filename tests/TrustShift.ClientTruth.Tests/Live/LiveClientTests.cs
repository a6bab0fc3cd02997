namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>Real clients on this machine against what their profiles predict, over chains that are minted here and served on the loopback address.</summary>
public sealed class LiveClientTests(LiveWorld world, ITestOutputHelper output) : IClassFixture<LiveWorld>
{
    public static TheoryData<string> Clients { get; } =
        [.. LiveClients.All.Select(static c => c.Name).Where(static name => LiveSettings.Client is not { } word || name.Contains(word, StringComparison.OrdinalIgnoreCase))];

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_real_client_does_what_its_profile_predicts(string name)
    {
        LiveClient client = Require(name);
        var comparison = new LiveComparison(world, client);
        comparison.Ask(LiveCases.All(everything: LiveSettings.Everything && client.Host == ClientHost.Here));
        Conclude(comparison);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_real_client_does_what_its_profile_predicts_in_random_cases(string name)
    {
        var comparison = new LiveComparison(world, Require(name));
        comparison.Ask(LiveSettings.Case is { } some ? [.. some.Split(';').Select(LiveCase.Parse)] : new RandomCases(LiveSettings.Seed).Take(LiveSettings.Cases));
        Conclude(comparison);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_real_client_that_is_driven_here_tells_trusted_from_untrusted(string name)
    {
        // Says nothing of profiles: the drivers themselves are proven by cases on which every library agrees.
        const string trusted = "L M R1x|G2s", renewed = "L M|R1s", unknown = "L M R1x|OR", expired = "L_exp M R1x|G2s", otherName = "L_other M R1x|G2s", incomplete = "L|R1s";
        LiveCase[] cases = [.. new[] { trusted, renewed, unknown, expired, otherName, incomplete }.Select(LiveCase.Parse)];
        IReadOnlyDictionary<string, LiveAnswer> answers = world.Ask(Require(name), cases);
        Assert.Equal(
            [true, true, false, false, false, false],
            cases.Select(c => answers[c.Id].Accepted ?? throw new InvalidOperationException($"{name}: {c.Id}: {answers[c.Id].Text}")));
    }

    private void Conclude(LiveComparison comparison)
    {
        output.WriteLine(comparison.Summary);
        LiveTable.Add(comparison.Tally);
        Assert.True(comparison.IsTelling || LiveSettings.Case is not null, comparison.Summary);
        Assert.True(comparison.Wrong.Count == 0, $"{comparison.Summary}\n{string.Join('\n', comparison.Wrong)}");
    }

    private static LiveClient Require(string name)
    {
        LiveClient client = LiveClients.All.Single(c => c.Name == name);
        if (client.Needs.FirstOrDefault(n => !client.Host.Exists(n)) is { } absent)
            Assert.Skip($"{absent} is not installed (./test installs it as root on Debian)");
        if (client.Missing() is { } reason)
            Assert.Skip(reason);
        return client;
    }
}
