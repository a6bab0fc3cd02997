using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>GnuTLS's trust list: entries in buckets by the bytes of their subject, in the order of the store.</summary>
internal sealed class GnuTlsStore(WalkGround ground)
{
    // lib/x509/verify-high.c DEFAULT_SIZE: unrelated names can share a bucket.
    private const ulong Buckets = 127;

    private readonly List<TrustAnchor> _entries = [.. ground.Request.Anchors.Where(static entry => entry.Usage != AnchorUsage.OtherOnly)];

    /// <summary>The entries of the bucket of a name.</summary>
    public List<TrustAnchor> Bucket(DistinguishedName name)
    {
        if (Number(name) is not { } number)
            return _entries.FindAll(entry => entry.Certificate.Subject.Equals(name));
        return _entries.FindAll(entry => (Number(entry.Certificate.Subject) ?? ulong.MaxValue) is var own
            && (own == number || (own == ulong.MaxValue && entry.Certificate.Subject.Equals(name))));
    }

    /// <summary>lib/x509/verify.c is_issuer: names without regard to the string type, and key identifiers where both have one. Signatures are not looked at.</summary>
    public bool IsIssuer(CertificateFacts certificate, CertificateFacts issuer) => ground.MayBeIssuer(certificate, issuer, isAnchor: true);

    /// <summary>gnutls_x509_trust_list_get_issuer.</summary>
    public bool HasIssuer(CertificateFacts certificate) => Bucket(certificate.Issuer).Exists(entry => IsIssuer(certificate, entry.Certificate));

    /// <summary>gnulib hash_pjw_bare on the name's bytes, on a machine of 64 bits; null where they are not at hand.</summary>
    private static ulong? Number(DistinguishedName name)
    {
        if (name.Der.IsEmpty)
            return null;
        ulong hash = 0;
        foreach (byte octet in name.Der.Span)
            hash = unchecked(octet + ((hash << 9) | (hash >> 55)));
        return hash % Buckets;
    }
}
