using System.Collections.Immutable;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>Chromium's network errors (net/base/net_error_list.h).</summary>
internal static class BrowserMessages
{
    public static ImmutableArray<MessageFamily> Families { get; } = [new("chromium", Chromium)];

    private static string? Chromium(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        if (refusal.ReachesAnchor)
        {
            return refusal.Only?.Id switch
            {
                PathFindingIds.Expired or PathFindingIds.NotYetValid => "net::ERR_CERT_DATE_INVALID",
                PathFindingIds.HostName => "net::ERR_CERT_COMMON_NAME_INVALID",
                PathFindingIds.KeyUsage when refusal.Only.Index == 0 => "net::ERR_SSL_KEY_USAGE_INCOMPATIBLE",
                PathFindingIds.NotAnAuthority or PathFindingIds.KeyUsage or PathFindingIds.PathLength or PathFindingIds.ExtendedKeyUsage or PathFindingIds.NameConstraints
                    or PathFindingIds.CriticalExtension or PathFindingIds.WeakSignature or PathFindingIds.SignatureInvalid => "net::ERR_CERT_INVALID",
                _ => null,
            };
        }

        // The keys of a root that was sent and of its namesake in the store tell another story. Vector: ats_plus_C2|C2_k2.
        return Refusal.IsRoot(refusal.Last) && refusal.HasNamesake ? null : "net::ERR_CERT_AUTHORITY_INVALID";
    }
}
