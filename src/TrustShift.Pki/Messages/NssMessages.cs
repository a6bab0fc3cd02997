using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>NSS's tstclnt and Firefox: error codes (nss lib/util/SECerrs.h, mozilla::pkix pkixnss.h).</summary>
internal static class NssMessages
{
    private const string UnknownIssuer = "SEC_ERROR_UNKNOWN_ISSUER";
    private const string UntrustedIssuer = "SEC_ERROR_UNTRUSTED_ISSUER";

    public static ImmutableArray<MessageFamily> Families { get; } =
    [
        new("nss", static refusal => (refusal.Client.IsAtLeast("3.110") ? Thorough(refusal) : Classic(refusal)) is { } code && Words(code) is { } words ? $"{code}: {words}" : null),
        new("firefox", Firefox),
    ];

    private static string? Classic(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        if (OwnError(refusal) is { } own)
            return own;
        // One that is its own issuer has several texts.
        if (Refusal.IsRoot(refusal.EndEntity))
            return null;
        if (!refusal.ReachesAnchor)
        {
            return refusal.Path.Skip(1).Any(refusal.IsStale) ? "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE"
                : refusal.Findings.Any(static finding => finding.Fatal && finding.Id is not PathFindingIds.HostName) || refusal.HasNamesake && refusal.SentRoot is null ? null
                : refusal.SentRoot is null ? UnknownIssuer : UntrustedIssuer;
        }

        if (refusal.Only is not { } only)
            return null;
        return only.Id switch
        {
            PathFindingIds.Expired or PathFindingIds.NotYetValid => "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE",
            PathFindingIds.SignatureInvalid => "SEC_ERROR_BAD_SIGNATURE",
            PathFindingIds.ExtendedKeyUsage => "SEC_ERROR_CA_CERT_INVALID",
            // What is no authority is passed over while issuers are looked for, but a trusted one is taken.
            PathFindingIds.NotAnAuthority => only.Index == refusal.Path.Length - 1 || refusal.Path[only.Index].ExtendedKeyUsage is not null ? "SEC_ERROR_CA_CERT_INVALID" : UnknownIssuer,
            PathFindingIds.KeyUsage => "SEC_ERROR_INADEQUATE_KEY_USAGE",
            PathFindingIds.PathLength => "SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID",
            PathFindingIds.CriticalExtension => "SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION",
            PathFindingIds.NameConstraints => "SEC_ERROR_CERT_NOT_IN_NAME_SPACE",
            PathFindingIds.HostName => "SSL_ERROR_BAD_CERT_DOMAIN",
            _ => null,
        };
    }

    // The newer builder tells of the end entity, and of all else that no issuer was found.
    private static string? Thorough(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        if (OwnError(refusal) is { } own)
            return own;
        if (refusal.ReachesAnchor && refusal.Only is { Id: PathFindingIds.HostName })
            return "SSL_ERROR_BAD_CERT_DOMAIN";
        if (refusal.ReachesAnchor && refusal.Only is { Id: PathFindingIds.CriticalExtension })
            return refusal.Candidates.Length == 1 ? "SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION" : null;
        if (refusal.IsLoop || Refusal.IsRoot(refusal.EndEntity) || (!refusal.ReachesAnchor && refusal.HasNamesake))
            return null;
        return refusal.Request.Presented.Any(static sent => Refusal.IsRoot(sent)) ? refusal.Candidates.Any(static candidate => Refusal.IsRoot(candidate.Certificates[^1]) && candidate.Anchor is null) ? UntrustedIssuer : null : UnknownIssuer;
    }

    private static string? OwnError(Refusal refusal)
    {
        if (refusal.IsStale(refusal.EndEntity))
            return "SEC_ERROR_EXPIRED_CERTIFICATE";
        if (refusal.HasAt(0, PathFindingIds.ExtendedKeyUsage) || (refusal.HasAt(0, PathFindingIds.NotAnAuthority) && refusal.EndEntity.BasicConstraints is { IsAuthority: true }))
            return "SEC_ERROR_INADEQUATE_CERT_TYPE";
        return refusal.Only is { Id: PathFindingIds.KeyUsage, Index: 0 } && refusal.Path.Length > 1 ? "SEC_ERROR_INADEQUATE_KEY_USAGE" : null;
    }

    private static string? Words(string code) => code switch
    {
        UnknownIssuer => "Peer's Certificate issuer is not recognized.",
        UntrustedIssuer => "Peer's certificate issuer has been marked as not trusted by the user.",
        "SEC_ERROR_EXPIRED_CERTIFICATE" => "Peer's Certificate has expired.",
        "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE" => "The certificate issuer's certificate has expired. Check your system date and time.",
        "SEC_ERROR_BAD_SIGNATURE" => "Peer's certificate has an invalid signature.",
        "SEC_ERROR_CA_CERT_INVALID" => "Issuer certificate is invalid.",
        "SEC_ERROR_INADEQUATE_KEY_USAGE" => "Certificate key usage inadequate for attempted operation.",
        "SEC_ERROR_INADEQUATE_CERT_TYPE" => "Certificate type not approved for application.",
        "SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID" => "Certificate path length constraint is invalid.",
        "SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION" => "Certificate contains unknown critical extension.",
        "SEC_ERROR_CERT_NOT_IN_NAME_SPACE" => "The Certifying Authority for this certificate is not permitted to issue a certificate with this name.",
        "SSL_ERROR_BAD_CERT_DOMAIN" => "Unable to communicate securely with peer: requested domain name does not match the server's certificate.",
        _ => null,
    };

    private static string? Firefox(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        if (!refusal.ReachesAnchor)
        {
            if (Refusal.IsRoot(refusal.EndEntity))
                return "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT";
            return refusal.HasNamesake || refusal.Request.Presented.Any(refusal.IsStale) || refusal.Findings.Any(static finding => finding.Fatal) ? null : UnknownIssuer;
        }

        if (refusal.Only is not { Index: >= 0 } only || refusal.Candidates.Length > 1)
            return null;
        CertificateFacts at = refusal.Path[only.Index];
        return only.Id switch
        {
            PathFindingIds.NotAnAuthority when only.Index == 0 => "MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY",
            PathFindingIds.NotAnAuthority => at.Version < 3 ? "MOZILLA_PKIX_ERROR_V1_CERT_USED_AS_CA" : "SEC_ERROR_CA_CERT_INVALID",
            PathFindingIds.NotYetValid => only.Index == 0 ? "MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE" : "MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE",
            PathFindingIds.Expired => only.Index == 0 ? "SEC_ERROR_EXPIRED_CERTIFICATE" : "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE",
            PathFindingIds.NameConstraints => "SEC_ERROR_CERT_NOT_IN_NAME_SPACE",
            PathFindingIds.WeakSignature => "SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED",
            PathFindingIds.ExtendedKeyUsage => "SEC_ERROR_INADEQUATE_CERT_TYPE",
            PathFindingIds.KeyUsage => "SEC_ERROR_INADEQUATE_KEY_USAGE",
            PathFindingIds.PathLength => "SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID",
            PathFindingIds.CriticalExtension => "SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION",
            PathFindingIds.HostName => "SSL_ERROR_BAD_CERT_DOMAIN",
            PathFindingIds.SignatureInvalid => "SEC_ERROR_BAD_SIGNATURE",
            _ => null,
        };
    }
}
