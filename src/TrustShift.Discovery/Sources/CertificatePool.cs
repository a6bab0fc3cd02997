using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Limits;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Sources;

/// <summary>The different certificates of one examination, each kept once however many copies of a bundle there are, and no more than are granted. One thread at a time.</summary>
/// <param name="limits">The bounds.</param>
internal sealed class CertificatePool(ReadingLimits limits)
{
    private readonly Dictionary<Sha256Hash, CertificateFacts> _known = [];

    /// <summary>The same finding with certificates of the pool; those beyond the bound are left out, with a gap.</summary>
    public StoreFinding Keep(StoreFinding finding)
    {
        StoreContent content = finding.Content;
        if (content.Items.IsEmpty)
            return finding;
        ImmutableArray<StoreItem>.Builder kept = ImmutableArray.CreateBuilder<StoreItem>(content.Items.Length);
        foreach (StoreItem item in content.Items)
        {
            if (_known.TryGetValue(item.Facts.Sha256, out CertificateFacts? known))
                kept.Add(ReferenceEquals(known, item.Facts) ? item : item with { Facts = known });
            else if (_known.Count < limits.Certificates && _known.TryAdd(item.Facts.Sha256, item.Facts))
                kept.Add(item);
        }

        if (kept.Count == content.Items.Length)
            return finding with { Content = content with { Items = kept.MoveToImmutable() } };
        var gap = new Gap(
            finding.Path,
            string.Create(CultureInfo.InvariantCulture, $"the target has more than {limits.Certificates:N0} different certificates: {content.Items.Length - kept.Count:N0} of this store were not kept"),
            limits.Raise("certificates"));
        return finding with { Content = content with { Items = kept.ToImmutable(), IsComplete = false, Gaps = content.Gaps.Add(gap) } };
    }
}
