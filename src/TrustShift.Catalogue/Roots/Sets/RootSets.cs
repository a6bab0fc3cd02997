using System.Collections.Immutable;
using System.Numerics;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Roots.Sets;

/// <summary>
/// Names the releases of root stores by what is in them: the timeline read backwards. A root is its public key, so that a renewed certificate is the same root. Sets that were derived from
/// another store, and not read, name nothing.
/// </summary>
public static class RootSets
{
    // Of a set that several stores share: Mozilla's, from which most are made, then those that people know by name.
    private static readonly string[] s_order = ["mozilla-nss", "certifi-python", "nodejs", "webpki-roots", "golang-x509roots-fallback", "debian-ca-certificates", "rhel-ca-certificates", "openjdk-11u", "openjdk-8u", "temurin"];
    // The same again by the hour.
    private static readonly string[] s_left = ["mozilla-nss-commits"];

    // Fewer roots are somebody's own choice, and so is what is a quarter off.
    private const int FewestRoots = 10;
    private const int LargestShare = 4;

    private static readonly Lazy<RootSetIndex> s_index = new(static () => RootSetIndex.Of(RootStoreTimeline.Data));

    /// <summary>The releases that have these roots, or the nearest to them; null for a set that is none of a known store's.</summary>
    /// <param name="keys">SHA-256 of the public keys (SubjectPublicKeyInfo) of the roots.</param>
    /// <param name="preferred">The stores that the place speaks of, the likeliest first: their releases come first, and before others that are as near.</param>
    public static RootSetMatch? Find(IEnumerable<Sha256Hash> keys, ImmutableArray<string> preferred)
    {
        RootSetIndex index = s_index.Value;
        var unknown = new HashSet<Sha256Hash>();
        ulong[] wanted = index.Empty();
        foreach (Sha256Hash key in keys)
        {
            if (!index.Add(key, wanted))
                unknown.Add(key);
        }

        int count = Count(wanted);
        if (count < FewestRoots)
            return null;
        int best = int.MaxValue, missing = 0, extra = 0;
        RootSetIndex.Entry? found = null;
        foreach (RootSetIndex.Entry entry in index.Entries)
        {
            (int lacks, int more) = Difference(wanted, entry.Roots);
            more += unknown.Count;
            if (lacks + more > best || (lacks + more == best && !IsBetter(entry, found!, preferred)))
                continue;
            (best, missing, extra, found) = (lacks + more, lacks, more, entry);
        }

        if (found is null || best * LargestShare > count)
            return null;
        return new RootSetMatch(
            [.. found.Ranges.OrderBy(r => Rank(r.Store, preferred)).ThenBy(static r => r.Store, StringComparer.Ordinal).ThenByDescending(static r => r.LastDate)], missing, extra);
    }

    private static bool IsBetter(RootSetIndex.Entry entry, RootSetIndex.Entry than, ImmutableArray<string> preferred)
    {
        int one = Best(entry), other = Best(than);
        return one != other ? one < other : Latest(entry) > Latest(than);

        int Best(RootSetIndex.Entry of) => of.Ranges.Min(r => Rank(r.Store, preferred) < 0 ? 0 : 1);
        static DateOnly Latest(RootSetIndex.Entry of) => of.Ranges.Max(static r => r.LastDate) ?? DateOnly.MinValue;
    }

    private static int Rank(string store, ImmutableArray<string> preferred) =>
        preferred.IndexOf(store) is >= 0 and var wanted ? wanted - preferred.Length
        : Array.IndexOf(s_left, store) >= 0 ? int.MaxValue
        : Array.IndexOf(s_order, store) is >= 0 and var rank ? rank : s_order.Length;

    private static (int Missing, int Extra) Difference(ulong[] wanted, ImmutableArray<ulong> roots)
    {
        int missing = 0, extra = 0;
        for (int i = 0; i < wanted.Length; i++)
        {
            missing += BitOperations.PopCount(roots[i] & ~wanted[i]);
            extra += BitOperations.PopCount(wanted[i] & ~roots[i]);
        }

        return (missing, extra);
    }

    private static int Count(ulong[] bits) => bits.Sum(static word => BitOperations.PopCount(word));
}
