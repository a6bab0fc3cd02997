using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>
/// A subject and public key that a client accepts as the end of a path. Two anchors are the same anchor when subject and key agree,
/// whatever certificate carries them (RFC 5280 6.1.1 (d)).
/// </summary>
/// <param name="Certificate">The certificate that stands in the store.</param>
/// <param name="DistrustAfter">End entities issued after this day are refused (NSS distrust-after and the like); null for no limit.</param>
/// <param name="Usage">What the store allows the anchor for.</param>
public sealed record TrustAnchor(CertificateFacts Certificate, DateTimeOffset? DistrustAfter = null, AnchorUsage Usage = AnchorUsage.Any)
{
    /// <summary>Whether this anchor may end a path of a TLS server.</summary>
    public bool AllowsTlsServer => Usage is AnchorUsage.Any or AnchorUsage.TlsServer;

    /// <summary>Whether both carry the same subject and key.</summary>
    public bool IsSameAnchorAs(CertificateFacts other) =>
        Certificate.SpkiSha256 == other.SpkiSha256 && Certificate.Subject.Equals(other.Subject);
}
