using System.Globalization;
using TrustShift.Catalogue.Roots;
using TrustShift.Catalogue.Roots.Sets;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Stores;

/// <summary>
/// NSS's module of built-in roots, libnssckbi: the certificates in it are also such as NSS trusts for e-mail alone, or not at all, by objects of trust that are not read from a compiled module (nss/lib/ckfw/builtins). The release
/// that they are of tells which ones count.
/// </summary>
internal static class NssBuiltIns
{
    private const string Timeline = "mozilla-nss";

    /// <summary>Whether a store lies in the module.</summary>
    public static bool Holds(TrustStoreEvidence store) => store.Format is "embedded" && store.Path[(store.Path.LastIndexOfAny(['/', '!']) + 1)..].Contains("nssckbi", StringComparison.OrdinalIgnoreCase);

    /// <summary>The store with the roots alone that the release trusts for servers; uncertain where no release is known that has them all.</summary>
    /// <param name="store">All certificates of the module.</param>
    /// <param name="evidence">What was read.</param>
    public static EffectiveStore Of(EffectiveStore store, TrustStoreEvidence evidence)
    {
        if (evidence.Release is { Missing: 0 } release && release.Ranges.FirstOrDefault(static r => string.Equals(r.Store, Timeline, StringComparison.Ordinal)) is { } range
            && RootStoreTimeline.Find(Timeline, range.Last) is { Kind: RootStoreMatch.Exact } roots)
        {
            string count = roots.Anchors.Length.ToString(CultureInfo.InvariantCulture);
            return store with
            {
                Anchors = roots.Anchors, Intermediates = [], Release = new RootSetMatch(release.Ranges, 0, 0),
                Reason = $"the roots that are built into NSS: of the certificates in it those {count} that NSS {range.Last} trusts for servers, by the root-store timeline",
            };
        }

        return store with { Uncertainty = "which of the certificates in it NSS trusts for servers, and not for e-mail alone, its module says in a form that is not read, and no release is known that has them" };
    }
}
