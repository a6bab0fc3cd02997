using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>What a certificate may be in a path, by its extensions.</summary>
internal static class RoleRule
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AnyPurpose = "2.5.29.37.0";
    private const string MicrosoftGatedCryptography = "1.3.6.1.4.1.311.10.3.3";
    private const string NetscapeGatedCryptography = "2.16.840.1.113730.4.1";
    private const int NetscapeServer = 0x40;
    private const int NetscapeAuthority = 0x04;

    /// <summary>Whether the certificate may issue others.</summary>
    public static bool IsAuthority(CertificateFacts certificate, AuthorityRule rule) => rule switch
    {
        AuthorityRule.Ignored => true,
        AuthorityRule.NotDeniedToRoot => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate.IsSelfIssued,
        AuthorityRule.NotDeniedToRootOrOld => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate.IsSelfIssued || certificate.Version < 3,
        AuthorityRule.NotDenied => certificate.BasicConstraints is not { IsAuthority: false },
        // OpenSSL crypto/x509/v3_purp.c check_ca: a root of version 1, or a key usage in place of the basic constraints.
        AuthorityRule.StatedOrKeyUsage => certificate.BasicConstraints is { } stated
            ? stated.IsAuthority
            : certificate is { Version: 1, IsSelfIssued: true }
                || (certificate.KeyUsage is { } usage ? usage.AllowsCertificateSigning : (certificate.NetscapeCertificateType & NetscapeAuthority) is > 0),
        AuthorityRule.StatedOrKeyUsageAlone => certificate.BasicConstraints is { } stated
            ? stated.IsAuthority
            : certificate is { Version: 1, IsSelfIssued: true } || certificate.KeyUsage is { AllowsCertificateSigning: true },
        AuthorityRule.StatedUnlessOldRoot => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate is { Version: < 3, IsSelfIssued: true },
        AuthorityRule.StatedUnlessOld => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate.Version < 3,
        _ => certificate.BasicConstraints is { IsAuthority: true },
    };

    /// <summary>Whether the extended key usage, where there is one, has a TLS server's.</summary>
    public static bool IsForServers(CertificateFacts certificate, PurposeRule rule) =>
        rule == PurposeRule.Ignored || certificate.ExtendedKeyUsage is not { } purposes
        || purposes.Contains(ServerAuthentication, StringComparer.Ordinal)
        || (rule == PurposeRule.ServerOrGatedCryptography
            && (purposes.Contains(MicrosoftGatedCryptography, StringComparer.Ordinal) || purposes.Contains(NetscapeGatedCryptography, StringComparer.Ordinal)))
        || (rule == PurposeRule.ServerOrAny && purposes.Contains(AnyPurpose, StringComparer.Ordinal));

    /// <summary>Whether netscape-cert-type, where there is one, has a TLS server's.</summary>
    public static bool IsNetscapeServer(CertificateFacts certificate) => certificate.NetscapeCertificateType is not { } type || (type & NetscapeServer) != 0;
}
