using System.Collections.Immutable;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>The cases: every chain against every store in the long run, a part of them in the short one, and seeded mutations in both.</summary>
internal static class LiveCases
{
    // A failure names its case; the seed makes the same cases again.
    private const int Seed = 20210323;

    private static readonly string[] Chains =
    [
        "L M R1x G2x", "L M", "L M R1x", "L M R1x G2x C2", "L", "L M R1s", "OL OI", "OL OI OR",
        "L R1x G2x", "L G2x R1x M", "L M G2x R1x", "L M R1x G2x U", "U L", "L M R1x_exp G2x", "L M R1x G2x_exp", "L M_exp R1x G2x", "L_exp M R1x G2x",
        "L_other M R1x G2x", "L M M R1x R1x G2x", "L M R1s R1x G2x",
    ];

    private static readonly string[] Stores =
    [
        "R1s", "G2s", "C2", "OR", "OR C2 G2s R1s U", "U", "R1s M", "M", "R1x", "R1s M_exp", "G2s R1x_exp", "R1s R1x_exp", "R1s_exp", "R1s_exp G2s", "C2 G2x_exp",
    ];

    // The migration's own questions first, then one case for each rule by which libraries differ.
    private static readonly string[] Short =
    [
        "L M R1x G2x|R1s", "L M R1x G2x|G2s", "L M R1x G2x|C2", "L M R1x G2x|OR", "L M R1x G2x|OR C2 G2s R1s U", "L M|R1s", "L M|G2s", "L M R1x|G2s", "L M R1x|C2",
        "L M R1x G2x C2|C2", "L M R1x G2x C2|R1s", "L|R1s", "L|R1s M", "L M R1s|R1s", "L M R1s|G2s", "OL OI|OR", "OL OI|R1s", "OL OI OR|OR",
        "L R1x G2x|R1s", "L G2x R1x M|R1s", "L G2x R1x M|G2s", "L M R1x G2x U|G2s", "L M R1x_exp G2x|R1s", "L M R1x_exp G2x|G2s", "L M R1x G2x_exp|G2s", "L M R1x G2x_exp|C2",
        "L M_exp R1x G2x|R1s", "L_exp M R1x G2x|G2s", "L_other M R1x G2x|G2s", "L M R1x G2x|R1s M", "L M R1x G2x|M", "L M R1x G2x|R1x", "L M R1x G2x|R1s M_exp",
        "L M R1x G2x|G2s R1x_exp", "L M R1x G2x|R1s_exp", "L M R1x G2x|R1s_exp G2s",
    ];

    /// <summary>The cases of this run, each once, in a fixed order.</summary>
    public static ImmutableArray<LiveCase> All(bool everything)
    {
        IEnumerable<LiveCase> fixedCases = everything
            ? Chains.SelectMany(static chain => Stores, static (chain, store) => Case(chain, store))
            : Short.Select(Parse);
        return [.. fixedCases.Concat(Mutations(everything ? 120 : 14)).DistinctBy(static c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>Chains of the new authority with members dropped, doubled, swapped or replaced by their expired twins, against random stores.</summary>
    private static IEnumerable<LiveCase> Mutations(int count)
    {
        var random = new Random(Seed);
        string[] authorities = ["M", "R1x", "G2x", "R1s", "G2s", "C2", "U", "M_exp", "R1x_exp", "G2x_exp", "OR", "OI"];
        string[] trusted = ["R1s", "G2s", "C2", "OR", "U", "M", "R1x", "R1s_exp", "R1x_exp", "M_exp"];
        for (int i = 0; i < count; i++)
        {
            List<string> chain = ["M", "R1x", "G2x"];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int at = random.Next(chain.Count + 1);
                switch (random.Next(3))
                {
                    case 0 when at < chain.Count:
                        chain.RemoveAt(at);
                        break;
                    case 1 when at < chain.Count:
                        (chain[0], chain[at]) = (chain[at], chain[0]);
                        break;
                    default:
                        chain.Insert(at, authorities[random.Next(authorities.Length)]);
                        break;
                }
            }

            string[] store = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => trusted[random.Next(trusted.Length)]).Distinct(StringComparer.Ordinal)];
            yield return new LiveCase(["L", .. chain], [.. store]);
        }
    }

    /// <summary>A case as it is written in the lists: <c>L M R1x G2x|C2</c>.</summary>
    public static LiveCase Parse(string text) => Case(text.Split('|')[0], text.Split('|')[1]);

    private static LiveCase Case(string chain, string store) => new([.. chain.Split(' ')], [.. store.Split(' ')]);
}
