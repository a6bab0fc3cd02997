using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths;

/// <summary>
/// RFC 5280 section 4: what a conforming authority must and must not issue. RFC 5280 section 6 lets a validator accept much of it; a strict
/// one does not. Vectors: x509-limbo rfc5280::*.
/// </summary>
internal static class CertificateFormRule
{
    // RFC 5280 4.1.2.2: no longer than 20 octets, of which the first bit is the sign.
    private const int MaxSerialDigits = 40;

    /// <summary>Each fault as the rest of a sentence that begins with the certificate's name.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="isEndEntity">Whether it is the first of its path; any other is an authority.</param>
    /// <param name="isAnchor">Whether it is the last of its path.</param>
    /// <param name="isSelfSigned">Whether its own key signed it.</param>
    public static IEnumerable<string> Check(CertificateFacts certificate, bool isEndEntity, bool isAnchor, bool isSelfSigned) =>
    [
        .. certificate.FormFaults,
        .. CheckFields(certificate, isEndEntity, isAnchor),
        .. CheckIdentifiers(certificate, isEndEntity, isSelfSigned),
        .. CheckUsages(certificate, isEndEntity),
        .. CheckCriticality(certificate, isEndEntity),
        .. CheckNames(certificate),
        .. CheckConstraints(certificate, isEndEntity),
    ];

    private static IEnumerable<string> CheckFields(CertificateFacts certificate, bool isEndEntity, bool isAnchor)
    {
        // 4.1.2.1.
        if (certificate.Version < 3 && !certificate.Extensions.IsEmpty)
            yield return $"has extensions and the version {certificate.Version}";
        // 4.1.2.2. A serial number is for whom the issuer tells of it: an anchor is a name and a key, and real roots have the number 0.
        string serial = certificate.SerialNumber;
        if (!isAnchor && (serial is "0" || serial[0] == '-'))
            yield return "has a serial number that is not positive";
        if (!isAnchor && (serial.Length > MaxSerialDigits || (serial.Length == MaxSerialDigits && serial[0] >= '8')))
            yield return "has a serial number of more than 20 octets";
        // 4.1.2.4, 4.1.2.6.
        if (certificate.Issuer.IsEmpty)
            yield return "has no name of its issuer";
        if (!isEndEntity && certificate.Subject.IsEmpty)
            yield return "is an authority without a name";
    }

    private static IEnumerable<string> CheckIdentifiers(CertificateFacts certificate, bool isEndEntity, bool isSelfSigned)
    {
        // 4.2.1.1: only a self-signed authority may do without.
        if (certificate.AuthorityKeyIdentifier?.KeyIdentifier is null && (isEndEntity || !isSelfSigned))
            yield return "has no authority key identifier";
        // 4.2.1.2.
        if (!isEndEntity && certificate.SubjectKeyIdentifier is null)
            yield return "is an authority without subject key identifier";
    }

    private static IEnumerable<string> CheckUsages(CertificateFacts certificate, bool isEndEntity)
    {
        bool isAuthority = certificate.BasicConstraints is { IsAuthority: true };
        bool signs = certificate.KeyUsage is { AllowsCertificateSigning: true };
        // 4.2.1.3.
        if (certificate.KeyUsage is { Usages: KeyUsages.None })
            yield return "has a key usage that allows nothing";
        // 4.2.1.9.
        if (signs && !isAuthority)
            yield return "has a key usage that signs certificates and is no authority";
        if (certificate.BasicConstraints is { PathLength: not null } && (!isAuthority || (certificate.KeyUsage is not null && !signs)))
            yield return "has a path length and may not sign certificates";
        if (!isEndEntity && certificate.BasicConstraints is { Critical: false })
            yield return "has basic constraints that are not marked critical";
        // 4.2.1.12.
        if (certificate.ExtendedKeyUsage is { IsEmpty: true })
            yield return "has an extended key usage without usages";
    }

    private static IEnumerable<string> CheckCriticality(CertificateFacts certificate, bool isEndEntity)
    {
        foreach (string oid in certificate.Extensions)
        {
            bool critical = certificate.CriticalExtensions.Contains(oid, StringComparer.Ordinal);
            switch (oid)
            {
                case ExtensionOids.AuthorityKeyIdentifier or ExtensionOids.SubjectKeyIdentifier or ExtensionOids.SubjectDirectoryAttributes
                    or ExtensionOids.FreshestRevocationList or ExtensionOids.AuthorityInformationAccess or ExtensionOids.SubjectInformationAccess when critical:
                    yield return $"marks the extension {oid} critical, which must not be";
                    break;
                case ExtensionOids.PolicyConstraints or ExtensionOids.InhibitAnyPolicy when !critical:
                    yield return $"does not mark the extension {oid} critical, which must be";
                    break;
                // 4.2.1.6.
                case ExtensionOids.SubjectAlternativeName when !critical && certificate.Subject.IsEmpty:
                    yield return "has no subject and does not mark the subject alternative name critical";
                    break;
                case ExtensionOids.NameConstraints when isEndEntity:
                    yield return "has name constraints and is no authority of its path";
                    break;
                default:
                    break;
            }
        }
    }

    private static IEnumerable<string> CheckNames(CertificateFacts certificate)
    {
        if (certificate.AlternativeNames is not { } names)
            yield break;
        if (names.IsEmpty)
            yield return "has a subject alternative name without names";
        if (names.FirstOrDefault(static name => !NameSyntax.IsWellFormed(name)) is { } malformed)
            yield return $"has the malformed name {NameSyntax.Readable(malformed)}";
    }

    private static IEnumerable<string> CheckConstraints(CertificateFacts certificate, bool isEndEntity)
    {
        if (isEndEntity || certificate.NameConstraints is not { } constraints)
            yield break;
        if (constraints.Permitted.IsEmpty && constraints.Excluded.IsEmpty)
            yield return "has name constraints without names";
        if (constraints.HasDistances)
            yield return "has name constraints with distances";
        if (constraints.Permitted.Concat(constraints.Excluded).FirstOrDefault(static tree => !NameSyntax.IsConstraint(tree)) is { } malformed)
            yield return $"has the malformed name constraint {NameSyntax.Readable(malformed)}";
    }
}
