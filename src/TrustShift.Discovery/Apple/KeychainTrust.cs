using System.Collections.Immutable;
using System.Security.Cryptography;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Stores;
using TrustShift.Discovery.Stores.Apple;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Apple;

/// <summary>What the trust settings of a target say of the certificates in its keychains, once both were read: a keychain itself says nothing of trust.</summary>
internal static class KeychainTrust
{
    /// <summary>The stores, those of keychains with what is said of their certificates; of several settings for one the strictest counts.</summary>
    /// <param name="stores">What was read.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="gaps">Where refusals of certificates go that lie nowhere.</param>
    public static IEnumerable<StoreFinding> Apply(IReadOnlyList<StoreFinding> stores, IReadOnlyList<TrustSetting> settings, List<Gap> gaps)
    {
        if (settings.Count == 0)
            return stores;
        ILookup<string, TrustSetting> bySha1 = settings.ToLookup(static s => s.Sha1, StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        StoreFinding[] applied = [.. stores.Select(s => s.Content.Format is KeychainFormat.FormatName ? s with { Content = s.Content with { Items = [.. s.Content.Items.Select(i => Apply(i, bySha1, used))] } } : s)];
        foreach (IGrouping<string, TrustSetting> file in settings.Where(s => !used.Contains(s.Sha1)).GroupBy(static s => s.Path, StringComparer.Ordinal))
        {
            int refused = file.Count(static s => s.Usage is AnchorUsage.Rejected), trusted = file.Count(static s => s.Usage is AnchorUsage.Any or AnchorUsage.TlsServer);
            if (refused + trusted > 0)
                gaps.Add(new Gap(file.Key, $"it trusts {trusted} and refuses {refused} certificates by their SHA-1 that are in no keychain of the target", "examine the keychains as well: security list-keychains"));
        }

        return applied;
    }

    private static StoreItem Apply(StoreItem item, ILookup<string, TrustSetting> settings, HashSet<string> used)
    {
#pragma warning disable CA5350 // Apple's choice.
        string hash = Convert.ToHexString(SHA1.HashData(item.Facts.Der.Span));
#pragma warning restore CA5350
        TrustSetting[] own = [.. settings[hash]];
        if (own.Length == 0)
            return item;
        used.Add(hash);
        return item with
        {
            Usage = Array.Exists(own, static s => s.Usage is AnchorUsage.Rejected) ? AnchorUsage.Rejected
                : Array.Exists(own, static s => s.Usage is AnchorUsage.OtherOnly) ? AnchorUsage.OtherOnly
                : own[0].Usage,
        };
    }
}
