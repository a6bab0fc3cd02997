using System.Collections.Immutable;
using TrustShift.ClientTruth.Tests.Live.Authority;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// Cases that nobody thought of: one or two changes on any certificates of a chain or a store, chains with certificates dropped, doubled, moved or put in, stores of one
/// to five certificates with namesakes, in any order. The same seed makes the same cases.
/// </summary>
/// <param name="seed">The seed.</param>
internal sealed class RandomCases(int seed)
{
    // Listed more than once: more often.
    private static readonly string[] Shapes =
    [
        "L M R1x G2x", "L M R1x G2x", "L M R1x G2x", "L M R1x G2x", "L M R1x G2x", "L M", "L M", "L M R1x", "L M R1x", "L M R1x G2x C2", "L M R1s", "L M R1x G2x R1s", "L", "L M R1x G2y G2x", "LS S2 M_pathlen1 R1x G2x",
        "LR R1x G2x", "OL OI", "LE EM", "SS", "LD3 D3 D2 D1 R1x G2x", "LD7 D7 D6 D5 D4 D3 D2 D1",
    ];

    private static readonly string[] Trusted =
        ["R1s", "R1s", "R1s", "R1s", "C2", "C2", "C2", "G2s", "G2s", "OR", "U", "M", "R1x", "G2x", "ER", "L"];

    private static readonly string[] Inserted = ["M", "R1x", "G2x", "R1s", "G2s", "C2", "U", "G2y", "M_exp", "R1x_exp", "G2x_exp", "OI", "S2"];

    private readonly Random _random = new(seed);

    /// <summary>That many cases, each once.</summary>
    public ImmutableArray<LiveCase> Take(int count)
    {
        var cases = new Dictionary<string, LiveCase>(StringComparer.Ordinal);
        while (cases.Count < count)
        {
            LiveCase next = Next();
            cases[next.Id] = next;
        }

        return [.. cases.Values];
    }

    private LiveCase Next()
    {
        List<string> chain = [.. Pick(Shapes).Split(' ')];
        List<string> store = Store(chain);
        if (Chance(35))
            Rearrange(chain);
        for (int changes = _random.Next(1, 3); changes > 0; changes--)
            Change(chain, store);
        return new LiveCase([.. chain], [.. store.Distinct(StringComparer.Ordinal)]);
    }

    private List<string> Store(List<string> chain)
    {
        var store = new List<string>();
        for (int entries = _random.Next(1, 4); entries > 0; entries--)
            store.Add(Pick(Trusted));
        // The root that the chain leads to, more often than chance would have it.
        if (Chance(50))
            store.Insert(_random.Next(store.Count + 1), chain[0] switch { "OL" => "OR", "LE" => "ER", "SS" => "SS", _ => "R1s" });
        // A namesake, before or after.
        if (Chance(40))
            store.Insert(_random.Next(store.Count + 1), Changed(Pick(store)));
        return store;
    }

    /// <summary>Never moves the end entity: it is the server's own.</summary>
    private void Rearrange(List<string> chain)
    {
        for (int moves = _random.Next(1, 3); moves > 0; moves--)
        {
            int at = _random.Next(1, chain.Count + 1), other = _random.Next(1, chain.Count + 1);
            switch (_random.Next(4))
            {
                case 0 when at < chain.Count:
                    chain.RemoveAt(at);
                    break;
                case 1 when at < chain.Count && other < chain.Count:
                    (chain[at], chain[other]) = (chain[other], chain[at]);
                    break;
                case 2 when at < chain.Count:
                    chain.Insert(other, chain[at]);
                    break;
                default:
                    string extra = Pick(Inserted);
                    // A namesake of what is there already, or a stranger.
                    chain.Insert(at, Chance(50) ? Changed(at < chain.Count ? chain[at] : extra) : extra);
                    break;
            }
        }
    }

    /// <summary>Changes one certificate of the chain, or of the store; what it signs follows it mostly.</summary>
    private void Change(List<string> chain, List<string> store)
    {
        bool inStore = Chance(40);
        List<string> list = inStore ? store : chain;
        int at = _random.Next(list.Count);
        string changed = Changed(list[at]);
        string change = changed[(changed.LastIndexOf('_') + 1)..];
        string before = list[at];
        list[at] = changed;
        if (LiveCases.Follower(change) is not { } follower || Chance(25))
            return;
        string holder = TestAuthority.DesignOf(before).Key.Name;
        for (int i = 0; i < chain.Count; i++)
        {
            CertificateDesign below = TestAuthority.DesignOf(chain[i]);
            if (below.IssuerKey.Name == holder && !below.IsSelfIssued && (inStore || i < at))
                chain[i] += "_" + follower;
        }
    }

    private string Changed(string id)
    {
        CertificateRole role = TestAuthority.DesignOf(id).Role;
        CertificateChange[] fitting = [.. CertificateChanges.All.Where(change => change.Roles.HasFlag(role))];
        return $"{id}_{Pick(fitting).Name}";
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
