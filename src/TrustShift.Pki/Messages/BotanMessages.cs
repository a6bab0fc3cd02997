using System.Collections.Immutable;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>Botan's tls_client (randombit/botan src/lib/x509/cert_status.cpp).</summary>
internal static class BotanMessages
{
    public static ImmutableArray<MessageFamily> Families { get; } =
    [
        new("botan", static refusal => Status(refusal) is { } status ? (refusal.Client.IsAtLeast("3") ? "Certificate validation failure: " : "Certificate validation status: ") + status : null),
    ];

    private static string? Status(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        if (!refusal.ReachesAnchor)
            return refusal.HasNamesake || refusal.IsLoop ? null : Refusal.IsRoot(refusal.Last) || (refusal.Client.IsAtLeast("3") && refusal.Path.Any(refusal.IsInStore)) ? "Cannot establish trust" : "Certificate issuer not found";
        if (refusal.Only is not { Index: >= 0 } only || refusal.Candidates.Length > 1)
            return null;
        return only.Id switch
        {
            PathFindingIds.NotAnAuthority => "CA certificate not allowed to issue certs",
            PathFindingIds.KeyUsage when only.Index > 0 => "CA certificate not allowed to issue certs",
            PathFindingIds.PathLength => "Certificate chain too long",
            PathFindingIds.ExtendedKeyUsage => "Certificate does not allow the requested usage",
            PathFindingIds.HostName when !refusal.EndEntity.DnsNames.Any(static name => name.Contains('*', StringComparison.Ordinal)) => "Certificate does not match provided name",
            PathFindingIds.NameConstraints => "Certificate does not pass name constraint",
            PathFindingIds.Expired => "Certificate has expired",
            PathFindingIds.NotYetValid => "Certificate is not yet valid",
            PathFindingIds.WeakSignature => "Hash function used is considered too weak for security",
            PathFindingIds.CriticalExtension => "Unknown critical extension encountered",
            _ => null,
        };
    }
}
