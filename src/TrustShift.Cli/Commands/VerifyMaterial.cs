using System.Collections.Immutable;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Cli.Commands;

/// <summary>What the path builder takes, from what was read.</summary>
internal static class VerifyMaterial
{
    /// <summary>
    /// The union of store entries, in order, each once. Every certificate is offered as an anchor, as a client's store does; whether one that is not
    /// self-issued ends a path is the profile's rule. Entries with a private key are identities.
    /// </summary>
    public static (ImmutableArray<TrustAnchor> Anchors, ImmutableArray<CertificateFacts> Intermediates) Store(IEnumerable<StoreItem> items)
    {
        var anchors = ImmutableArray.CreateBuilder<TrustAnchor>();
        var intermediates = ImmutableArray.CreateBuilder<CertificateFacts>();
        var seen = new HashSet<(Sha256Hash, AnchorUsage)>();
        foreach (StoreItem item in items)
        {
            if (item.HasPrivateKey || !seen.Add((item.Facts.Sha256, item.Usage)))
                continue;
            anchors.Add(new TrustAnchor(item.Facts, Usage: item.Usage));
            if (!item.Facts.IsSelfIssued)
                intermediates.Add(item.Facts);
        }

        return (anchors.DrainToImmutable(), intermediates.DrainToImmutable());
    }
}
