using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>What X509_V_FLAG_X509_STRICT adds (crypto/x509/x509_vfy.c check_extensions, before 3.0 check_chain_extensions).</summary>
internal static class StrictRule
{
    /// <summary>What is wrong with the certificate, as the rest of a sentence that begins with its name; null for nothing.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="index">Its position in the path.</param>
    /// <param name="length">The length of the path.</param>
    /// <param name="rules">Which version's rules.</param>
    public static string? Check(CertificateFacts certificate, int index, int length, StrictExtensions rules)
    {
        bool isAuthority = certificate.BasicConstraints is { IsAuthority: true };
        // An end entity is an authority by its basic constraints, or none.
        if (index == 0 && certificate.BasicConstraints is null
            && (certificate.KeyUsage is { AllowsCertificateSigning: true } || certificate is { Version: 1, IsSelfIssued: true, KeyUsage: null }))
        {
            return "is neither an authority nor none";
        }

        if (rules == StrictExtensions.OpenSsl1)
            return certificate.BasicConstraints is { PathLength: not null, IsAuthority: false } ? "has a path length and is no authority" : null;
        return length == 1 ? null : CheckExtensions(certificate, isAuthority, isLast: index == length - 1);
    }

    private static string? CheckExtensions(CertificateFacts certificate, bool isAuthority, bool isLast)
    {
        if (certificate.BasicConstraints is { PathLength: not null } && (!isAuthority || certificate.KeyUsage is not { AllowsCertificateSigning: true }))
            return "has a path length and may not sign certificates";
        if (isAuthority && certificate.BasicConstraints is { Critical: false })
            return "has basic constraints that are not marked critical";
        if (isAuthority && certificate.KeyUsage is null)
            return "is an authority without key usage";
        if (!isAuthority && certificate.KeyUsage is { AllowsCertificateSigning: true })
            return "has a key usage that signs certificates and is no authority";
        if (certificate.Issuer.IsEmpty)
            return "names no issuer";
        if (NameProblem(certificate, isAuthority) is { } problem)
            return problem;
        // The key identifiers are asked of version 3 alone.
        if (certificate.Version >= 3 && !isLast && certificate.AuthorityKeyIdentifier?.KeyIdentifier is null)
            return "has no authority key identifier";
        return certificate.Version >= 3 && isAuthority && certificate.SubjectKeyIdentifier is null ? "is an authority without subject key identifier" : null;
    }

    private static string? NameProblem(CertificateFacts certificate, bool isAuthority)
    {
        bool hasNames = certificate.AlternativeNames is not null || !certificate.DnsNames.IsEmpty;
        if (certificate.Subject.IsEmpty)
        {
            if (isAuthority || !hasNames || certificate.KeyUsage is { } usage && usage.Usages.HasFlag(KeyUsages.CrlSign))
                return "has no subject";
            if (!certificate.CriticalExtensions.Contains("2.5.29.17", StringComparer.Ordinal))
                return "has no subject and an alternative name that is not marked critical";
        }

        return certificate.AlternativeNames is { IsEmpty: true } ? "has an empty alternative name" : null;
    }
}
