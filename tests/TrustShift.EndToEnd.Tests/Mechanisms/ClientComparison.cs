namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>Expected clients against those that were found.</summary>
public static class ClientComparison
{
    /// <summary>Every difference: missing ones, unexpected ones, other stores, reasons and verdicts.</summary>
    public static IEnumerable<string> Compare(IReadOnlyList<ExpectedClient> expected, IReadOnlyList<FoundClient> found, IReadOnlyList<string> others)
    {
        // The best match of each expected client, those with the more particular name first, so that two clients of one kind do not take each other's place.
        var open = found.ToList();
        foreach (ExpectedClient client in expected.OrderByDescending(static c => c.Client.Length + c.Store.Length))
        {
            FoundClient? best = open.Where(client.Names).OrderBy(c => client.Differences(c).Count()).FirstOrDefault();
            if (best is null)
            {
                yield return $"missing client: {client.Client} with the store {client.Store}";
                continue;
            }

            foreach (string difference in client.Differences(best))
                yield return difference;
            open.Remove(best);
        }

        foreach (FoundClient client in open.Where(c => !others.Contains(c.Kind, StringComparer.Ordinal)))
            yield return $"unexpected client: {client.Kind}: {client.Name} with the store {client.Store}";
    }
}
