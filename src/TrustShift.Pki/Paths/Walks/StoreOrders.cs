using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// The orders in which a client may meet the entries of a store, as far as they can matter: every order of the entries with one name. Only
/// names count that a path can reach.
/// </summary>
/// <param name="AreAll">Whether <paramref name="Others"/> holds all; more than are worth trying are not listed.</param>
/// <param name="Others">The question with each order other than its own.</param>
internal sealed record StoreOrders(bool AreAll, IEnumerable<PathRequest> Others)
{
    private const int Most = 1_000;
    // Each order is a walk over what was sent.
    private const int MostSent = 20_000;

    /// <summary>The orders for a question; null where no two entries that matter share a name.</summary>
    public static StoreOrders? Of(PathRequest request)
    {
        List<TrustAnchor> store = [.. request.Anchors, .. request.StoreIntermediates.Select(static block => new TrustAnchor(block, Usage: AnchorUsage.OtherOnly))];
        Dictionary<DistinguishedName, List<int>> bySubject = [];
        for (int i = 0; i < store.Count; i++)
        {
            if (bySubject.TryGetValue(store[i].Certificate.Subject, out List<int>? namesakes))
                namesakes.Add(i);
            else
                bySubject.Add(store[i].Certificate.Subject, [i]);
        }

        if (bySubject.Count == store.Count)
            return null;
        List<List<int>> groups = [.. Reachable(request, store, bySubject).Select(name => bySubject[name]).Where(static group => group.Count > 1)];
        if (groups.Count == 0)
            return null;
        int count = 1, most = Math.Min(Most, MostSent / request.Presented.Length);
        foreach (List<int> group in groups)
        {
            for (int i = 2; i <= group.Count; i++)
            {
                count *= i;
                if (count > most)
                    return new StoreOrders(AreAll: false, []);
            }
        }

        return new StoreOrders(AreAll: true, Enumerable.Range(1, count - 1).Select(number => Reordered(request, store, groups, number)));
    }

    /// <summary>The names of the store that issuers lead to, from what was sent.</summary>
    private static HashSet<DistinguishedName> Reachable(PathRequest request, List<TrustAnchor> store, Dictionary<DistinguishedName, List<int>> bySubject)
    {
        HashSet<DistinguishedName> names = [];
        var open = new Stack<DistinguishedName>(request.Presented.Select(static certificate => certificate.Issuer));
        while (open.TryPop(out DistinguishedName? name))
        {
            if (!bySubject.TryGetValue(name, out List<int>? entries) || !names.Add(name))
                continue;
            foreach (int entry in entries)
                open.Push(store[entry].Certificate.Issuer);
        }

        return names;
    }

    /// <summary>The order of this number: in the mixed base 1, 2, 3, ... of each group its digits say which of the entries left comes next.</summary>
    private static PathRequest Reordered(PathRequest request, List<TrustAnchor> store, List<List<int>> groups, int number)
    {
        List<TrustAnchor> order = [.. store];
        foreach (List<int> group in groups)
        {
            List<int> left = [.. group];
            foreach (int place in group)
            {
                int next = number % left.Count;
                number /= left.Count;
                order[place] = store[left[next]];
                left.RemoveAt(next);
            }
        }

        return request with { Anchors = [.. order], StoreIntermediates = [] };
    }
}
