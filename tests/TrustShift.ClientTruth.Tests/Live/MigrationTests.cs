namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// What Amazon S3 sends after the migration, in the same shape (end entity, issuing authority, Root 1 cross-signed by Services G2, that cross-signed by Class 2), asked
/// of the real programs with a store that holds Root 1 alone. <c>check</c> says the same of such a host (TrustShift.EndToEnd.Tests, DebianHostTests).
/// </summary>
public sealed class MigrationTests(LiveWorld world) : IClassFixture<LiveWorld>
{
    [Theory]
    [InlineData("curl", "L M R1x G2x|R1s", true)]
    [InlineData("git", "L M R1x G2x|R1s", false)]
    [InlineData("wget", "L M R1x G2x|R1s", false)]
    // Without the last cross-certificate, or with the authority that it certifies in the store, all three go on.
    [InlineData("git", "L M R1x|R1s", true)]
    [InlineData("git", "L M R1x G2x|R1s G2s", true)]
    [InlineData("wget", "L M R1x G2x|R1s G2s", true)]
    [InlineData("curl", "L M R1x G2x|R1s G2s", true)]
    public void With_Root_1_alone_git_and_wget_break_and_curl_does_not(string name, string id, bool accepted)
    {
        LiveClient client = LiveClients.All.Single(c => c.Name == name);
        if (client.Needs.FirstOrDefault(n => !client.Host.Exists(n)) is { } absent)
            Assert.Skip($"{absent} is not installed (./test installs it as root on Debian)");
        if (client.Missing() is { } reason)
            Assert.Skip(reason);
        LiveAnswer answer = world.Ask(client, [LiveCase.Parse(id)])[id];
        Assert.True(answer.Accepted == accepted, answer.Text);
    }
}
