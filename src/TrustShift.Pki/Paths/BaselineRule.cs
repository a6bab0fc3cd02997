using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths;

/// <summary>
/// The CA/Browser Forum's Baseline Requirements for TLS server certificates, section 7.1, as far as a certificate shows by itself whether they
/// are kept. Vectors: x509-limbo webpki::*.
/// </summary>
internal static class BaselineRule
{
    private const int MinRsaBits = 2048;
    private const string AnyPurpose = "2.5.29.37.0";

    /// <summary>Each fault as the rest of a sentence that begins with the certificate's name.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="isEndEntity">Whether it is the first of its path.</param>
    /// <param name="isAnchor">Whether it is the last of its path.</param>
    /// <param name="isSelfSigned">Whether its own key signed it.</param>
    public static IEnumerable<string> Check(CertificateFacts certificate, bool isEndEntity, bool isAnchor, bool isSelfSigned) =>
    [
        .. CheckKey(certificate, isAnchor),
        .. isEndEntity ? CheckSubscriber(certificate) : [],
        .. isAnchor && isSelfSigned ? CheckRoot(certificate) : [],
        .. CheckAuthorityKey(certificate),
    ];

    private static IEnumerable<string> CheckKey(CertificateFacts certificate, bool isAnchor)
    {
        // 7.1.1.
        if (certificate.Version != 3)
            yield return $"is of the version {certificate.Version}, not 3";
        // 6.1.5, 7.1.3.1.
        switch (certificate.Key)
        {
            case { Algorithm: "RSA", Bits: < MinRsaBits }:
                yield return $"has an RSA key of {certificate.Key.Bits} bits, fewer than {MinRsaBits}";
                break;
            case { Algorithm: "RSA" } when certificate.Key.Bits % 8 != 0:
                yield return $"has an RSA key of {certificate.Key.Bits} bits, which are no whole bytes";
                break;
            case { Algorithm: "RSA" } or { Algorithm: "EC", Curve: "P-256" or "P-384" or "P-521" }:
                break;
            default:
                yield return $"has a key of a kind that is not allowed ({certificate.Key})";
                break;
        }

        // 7.1.3.2. An anchor's own signature says nothing.
        if (!isAnchor && certificate.SignatureAlgorithm is not (SignatureAlgorithms.Pss or "sha256WithRSAEncryption" or "sha384WithRSAEncryption"
            or "sha512WithRSAEncryption" or "ecdsa-with-SHA256" or "ecdsa-with-SHA384" or "ecdsa-with-SHA512"))
        {
            yield return $"carries a signature of a kind that is not allowed ({certificate.SignatureAlgorithm})";
        }
    }

    private static IEnumerable<string> CheckSubscriber(CertificateFacts certificate)
    {
        // 7.1.2.7.6, 7.1.2.7.10.
        if (certificate.ExtendedKeyUsage is not { } purposes)
            yield return "has no extended key usage";
        else if (purposes.Contains(AnyPurpose, StringComparer.Ordinal))
            yield return "has an extended key usage for any purpose";
        if (certificate.CriticalExtensions.Contains(ExtensionOids.ExtendedKeyUsage, StringComparer.Ordinal))
            yield return "marks the extended key usage critical";
        // 7.1.2.7.12.
        if (certificate.AlternativeNames is null)
            yield return "has no subject alternative name";
        if (certificate.CriticalExtensions.Contains(ExtensionOids.SubjectAlternativeName, StringComparer.Ordinal) && !certificate.Subject.IsEmpty)
            yield return "has a subject and marks the subject alternative name critical";
        foreach (string name in certificate.Subject.CommonNames)
        {
            // 7.1.4.3 wants a copy of one of the alternative names, character for character. Here a common name that is no alternative name at
            // all is let pass: the suite that has the vectors accepts fourteen such certificates and refuses two.
            if (!NameSyntax.IsCommonName(name) || certificate.DnsNames.Any(dns => dns.Equals(name, StringComparison.OrdinalIgnoreCase) && !string.Equals(dns, name, StringComparison.Ordinal)))
                yield return $"has the common name {DistinguishedNameText.Printable(name)}, which is no exact copy of an alternative name";
        }
    }

    private static IEnumerable<string> CheckRoot(CertificateFacts certificate)
    {
        // 7.1.2.1.2.
        if (certificate.ExtendedKeyUsage is not null)
            yield return "is a root with an extended key usage";
        // 7.1.2.1.3.
        if (certificate.AuthorityKeyIdentifier is { } authority && (authority.KeyIdentifier is null || !string.Equals(authority.KeyIdentifier, certificate.SubjectKeyIdentifier, StringComparison.Ordinal)))
            yield return "is a root whose authority key identifier is not its own";
    }

    private static IEnumerable<string> CheckAuthorityKey(CertificateFacts certificate)
    {
        // 7.1.2.1.3, 7.1.2.11.1.
        if (certificate.AuthorityKeyIdentifier is { } authority && (authority.NamesIssuer || authority.SerialNumber is not null))
            yield return "names a certificate, not only a key, in the authority key identifier";
    }
}
