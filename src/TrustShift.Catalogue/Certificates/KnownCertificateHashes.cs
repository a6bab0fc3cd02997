using TrustShift.Catalogue.Roots;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Certificates;

/// <summary>Looks hashes up among the certificates of the catalogue and the roots of the timeline; SHA-1 values of keys are known of the catalogue's only.</summary>
public static class KnownCertificateHashes
{
    private static readonly Lazy<Dictionary<string, KnownCertificateHash>> Sha1 = new(IndexSha1);

    /// <summary>Whose key or certificate has this SHA-256; null when none is known.</summary>
    public static KnownCertificateHash? Find(Sha256Hash value)
    {
        if (CertificateCatalogue.FindByKey(value) is [var byKey, ..])
            return new KnownCertificateHash(byKey.Facts, IsKey: true);
        if ((CertificateCatalogue.FindByHash(value)?.Facts ?? RootStoreTimeline.FindRoot(value)) is { } whole)
            return new KnownCertificateHash(whole, IsKey: false);
        return RootStoreTimeline.FindRootByKey(value) is { } root ? new KnownCertificateHash(root, IsKey: true) : null;
    }

    /// <summary>Whose key or certificate has this SHA-1 (20 bytes); null when none is known.</summary>
    public static KnownCertificateHash? FindSha1(ReadOnlySpan<byte> value)
    {
        if (value.Length != 20)
            return null;
        string sha1 = Convert.ToHexStringLower(value);
        return Sha1.Value.TryGetValue(sha1, out KnownCertificateHash? known) ? known
            : RootStoreTimeline.FindRootBySha1(sha1) is { } root ? new KnownCertificateHash(root, IsKey: false)
            : null;
    }

    private static Dictionary<string, KnownCertificateHash> IndexSha1()
    {
        var index = new Dictionary<string, KnownCertificateHash>(StringComparer.Ordinal);
        foreach (CatalogueCertificate certificate in CertificateCatalogue.All)
        {
            index.TryAdd(certificate.SpkiSha1, new KnownCertificateHash(certificate.Facts, IsKey: true));
            index.TryAdd(certificate.Sha1, new KnownCertificateHash(certificate.Facts, IsKey: false));
        }

        return index;
    }
}
