using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>What wolfSSL cannot read (wolfcrypt/src/asn.c DecodeCert, DecodeCertExtensions), and which critical extensions it knows.</summary>
internal static class WolfSslReading
{
    // wolfcrypt/asn.h WOLFSSL_MAX_PATH_LEN.
    private const int MaxPathLength = 127;

    private const string AuthorityAccess = "1.3.6.1.5.5.7.1.1";
    private const string PolicyConstraints = "2.5.29.36";
    private const string SubjectDirectoryAttributes = "2.5.29.9";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "2.5.29.14", "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.30", "2.5.29.31", "2.5.29.32", "2.5.29.35", "2.5.29.37", "2.5.29.54",
        "2.16.840.1.113730.1.1",
    };

    /// <summary>Why a certificate cannot be parsed; null when it can.</summary>
    public static string? WhyNot(CertificateFacts certificate, WolfSslOptions options, bool isFromStore)
    {
        if (certificate is { Version: < 3, Extensions.IsEmpty: false })
            return "extensions, but not of version 3";
        if (options.RefusesSerialZero && certificate.SerialNumber is "0" && !(isFromStore && options.RefusesMd5 && certificate.IsSelfIssued))
            return "serial number zero";
        if (certificate.BasicConstraints?.PathLength > MaxPathLength || (options.Names == WolfSslNameRules.Exact && certificate.BasicConstraints is { IsAuthority: false, PathLength: not null }))
            return "its path length";
        if (certificate.NameConstraints is { } constraints
            && (certificate.BasicConstraints is not { IsAuthority: true }
                || (!options.NeedsAuthorityToSign && constraints.Permitted.Concat(constraints.Excluded).Any(static tree => tree.Content.IsEmpty))))
        {
            return "its name constraints";
        }

        if (options.RefusesEmptyKeyUsage && certificate.KeyUsage is { Usages: KeyUsages.None })
            return "an empty key usage";
        if (certificate.AlternativeNames is { } names && names.Any(name => name.Kind == GeneralNameKind.Other
            && (options.Names == WolfSslNameRules.Exact || (options.NeedsAuthorityToSign && name.OtherOid is not WolfSslHostName.PrincipalName))))
        {
            return "other names";
        }

        if (certificate.AlternativeNames is { IsEmpty: true })
            return "an empty list of alternative names";
        if (!options.KnowsPss && certificate.SignatureAlgorithm is SignatureAlgorithms.Pss)
            return "RSASSA-PSS";
        if (!options.NeedsAuthorityToSign && certificate.AuthorityKeyIdentifier is { KeyIdentifier: null, Issuer: null, SerialNumber: null })
            return "an empty authority key identifier";
        if (options.NeedsAuthorityToSign && certificate is { BasicConstraints: not { IsAuthority: true }, KeyUsage: { AllowsCertificateSigning: true } })
            return "its key may sign certificates, and it is no authority";
        return null;
    }

    /// <summary>A critical extension that is not understood; null when there is none.</summary>
    public static string? CriticalOf(CertificateFacts certificate, WolfSslOptions options) =>
        certificate.CriticalExtensions.FirstOrDefault(oid => !Known.Contains(oid)
            && !(oid is AuthorityAccess && options.KnowsCriticalAuthorityAccess)
            && !(oid is PolicyConstraints && options.KnowsPolicyConstraints)
            && !(oid is SubjectDirectoryAttributes && options.RefusesSerialZero)
            && oid is not GnuTlsCheck.TlsFeature);
}
