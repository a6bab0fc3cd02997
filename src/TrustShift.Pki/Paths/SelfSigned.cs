using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>
/// Whether a certificate is a root as clients see it without verifying (OpenSSL v3_purp.c EXFLAG_SS): self-issued, and nothing names
/// another key.
/// </summary>
internal static class SelfSigned
{
    /// <summary>
    /// False for a key rollover certificate, whose subject and issuer agree and whose signer is the other key (RFC 5280 4.2.1.1).
    /// </summary>
    public static bool Is(CertificateFacts certificate)
    {
        if (!certificate.IsSelfIssued || (certificate.SignedBy is { } signer && signer != certificate.SpkiSha256))
            return false;
        return certificate is not { AuthorityKeyIdentifier.KeyIdentifier: { } wanted, SubjectKeyIdentifier: { } own }
            || string.Equals(wanted, own, StringComparison.Ordinal);
    }
}
