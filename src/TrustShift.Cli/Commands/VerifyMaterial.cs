using System.Collections.Immutable;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Cli.Commands;

/// <summary>What the path builder takes, from what was read.</summary>
internal static class VerifyMaterial
{
    /// <summary>
    /// The union of store entries, in order, each once. Every certificate is offered as an anchor, self-issued or not, as the profiles are measured:
    /// whether one ends a path, or is a building block only, is the profile's rule. Entries with a private key are identities.
    /// </summary>
    public static ImmutableArray<TrustAnchor> Store(IEnumerable<StoreItem> items)
    {
        var anchors = ImmutableArray.CreateBuilder<TrustAnchor>();
        var seen = new HashSet<(Sha256Hash, AnchorUsage)>();
        foreach (StoreItem item in items)
        {
            if (!item.HasPrivateKey && seen.Add((item.Facts.Sha256, item.Usage)))
                anchors.Add(new TrustAnchor(item.Facts, Usage: item.Usage));
        }

        return anchors.DrainToImmutable();
    }
}
