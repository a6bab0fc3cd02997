using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Certificates;

/// <summary>Facts of the CA certificates in the binary (<c>catalogue/certificates.json</c>), read once on first use.</summary>
public static class CertificateCatalogue
{
    /// <summary>Day of the data.</summary>
    public static DateOnly Date => throw new NotSupportedException("stub");

    /// <summary>All entries, ordinal by id.</summary>
    public static ImmutableArray<CatalogueCertificate> All => throw new NotSupportedException("stub");

    /// <summary>The certificate with this id, or null.</summary>
    public static CatalogueCertificate? Find(string id) => throw new NotSupportedException("stub");

    /// <summary>Every certificate with this public key; empty when none is known.</summary>
    public static ImmutableArray<CatalogueCertificate> FindByKey(Sha256Hash spkiSha256) => throw new NotSupportedException("stub");
}
