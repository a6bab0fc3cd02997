using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths;

/// <summary>Whether a certificate can be another's issuer by its name and by the authority key identifier, as a client's rules have it.</summary>
internal static class IssuerRule
{
    /// <summary>Whether the one's issuer and the other's subject are the same name.</summary>
    public static bool NamesAgree(CertificateFacts certificate, CertificateFacts issuer, ChainRules rules)
    {
        if (!certificate.Issuer.Equals(issuer.Subject))
            return false;
        if (rules.KeepsSpaceInNames && !string.Equals(certificate.Issuer.Text, issuer.Subject.Text, rules.KeepsCaseInNames ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
            return false;
        if (rules.ComparesNamesAsOpenSsl098 && !certificate.Issuer.Der.IsEmpty && !issuer.Subject.Der.IsEmpty)
            return OpenSsl098Name.AreSame(certificate.Issuer.Der, issuer.Subject.Der);
        if (!rules.ComparesNameBytes)
            return true;
        ReadOnlySpan<byte> one = certificate.Issuer.Der.Span, other = issuer.Subject.Der.Span;
        return one.IsEmpty || other.IsEmpty || one.SequenceEqual(other);
    }

    /// <summary>Whether the key identifiers are the same, or need not be.</summary>
    public static bool KeyIdentifiersAgree(CertificateFacts certificate, CertificateFacts issuer, ChainRules rules, bool isAnchor) =>
        rules.KeyIdentifiers == KeyIdentifierRule.Ignored
        || (rules.KeyIdentifiers == KeyIdentifierRule.KeyOfAnchor && !isAnchor)
        || certificate.AuthorityKeyIdentifier?.KeyIdentifier is not { } wanted
        || issuer.SubjectKeyIdentifier is not { } key
        || string.Equals(wanted, key, StringComparison.Ordinal);

    /// <summary>Whether the issuer's own issuer and serial number are those that the certificate names, or need not be.</summary>
    public static bool IssuerAndSerialAgree(CertificateFacts certificate, CertificateFacts issuer, ChainRules rules) =>
        rules.KeyIdentifiers != KeyIdentifierRule.KeyAndCertificate
        || certificate.AuthorityKeyIdentifier is not { } authority
        || ((authority.Issuer is null || authority.Issuer.Equals(issuer.Issuer))
            && (authority.SerialNumber is null || string.Equals(authority.SerialNumber, issuer.SerialNumber, StringComparison.Ordinal)));
}
