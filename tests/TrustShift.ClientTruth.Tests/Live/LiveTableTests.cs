using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>The live part of docs/client-truth.md is as current as can be known without asking every client.</summary>
public sealed class LiveTableTests
{
    [Fact]
    public void The_page_says_what_the_last_long_run_found() =>
        Assert.EndsWith(LiveTable.Write(), File.ReadAllText(Repository.PathOf("docs", "client-truth.md")), StringComparison.Ordinal);

    [Fact]
    public void The_last_long_run_asked_no_fewer_cases_than_every_run_asks()
    {
        int cases = LiveCases.All(everything: false).Length;
        Assert.Equal([], LiveTable.Load().Where(t => t.Cases < cases).Select(static t => $"{t.Client}: {t.Cases}"));
    }

    [Fact]
    public void The_last_long_run_asked_every_client_that_every_run_asks()
    {
        HashSet<string> asked = [.. LiveTable.Load().Select(static t => t.Client)];
        Assert.Equal([], LiveClients.All.Where(static c => c.Host == ClientHost.Here).Select(static c => c.Name).Where(name => !asked.Contains(name) && LiveSettings.Client is null && !LiveSettings.Everything));
    }
}
