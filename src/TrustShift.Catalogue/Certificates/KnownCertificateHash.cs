using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Certificates;

/// <summary>What a hash belongs to.</summary>
/// <param name="Facts">A certificate with it.</param>
/// <param name="IsKey">Whether it is the hash of the public key; else it is that of this one certificate.</param>
public sealed record KnownCertificateHash(CertificateFacts Facts, bool IsKey)
{
    /// <summary>The SHA-256 of the same key or certificate.</summary>
    public Sha256Hash Sha256 => IsKey ? Facts.SpkiSha256 : Facts.Sha256;
}
