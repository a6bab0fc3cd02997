using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>What X509_V_FLAG_X509_STRICT adds since OpenSSL 3.0 (crypto/x509/x509_vfy.c check_extensions).</summary>
internal static class StrictRule
{
    /// <summary>What is wrong with the certificate, as the rest of a sentence that begins with its name; null for nothing.</summary>
    public static string? Check(CertificateFacts certificate, bool isLast)
    {
        bool isAuthority = certificate.BasicConstraints is { IsAuthority: true };
        if (isAuthority && certificate.BasicConstraints is { Critical: false })
            return "has basic constraints that are not marked critical";
        if (isAuthority && certificate.KeyUsage is null)
            return "is an authority without key usage";
        if (!isAuthority && certificate.KeyUsage is { AllowsCertificateSigning: true })
            return "has a key usage that signs certificates and is no authority";
        if (certificate.BasicConstraints is { PathLength: not null } && (!isAuthority || certificate.KeyUsage is not { AllowsCertificateSigning: true }))
            return "has a path length and may not sign certificates";
        if (!isLast && certificate.AuthorityKeyIdentifier?.KeyIdentifier is null)
            return "has no authority key identifier";
        return isAuthority && certificate.SubjectKeyIdentifier is null ? "is an authority without subject key identifier" : null;
    }
}
