using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Certificates;

/// <summary>Facts of the CA certificates in the binary (<c>catalogue/certificates.json</c>), read once on first use.</summary>
public static class CertificateCatalogue
{
    private static readonly Lazy<Content> Read = new(() => new Content(CertificateFile.Read(CatalogueResource.Bytes("certificates.json"))));

    /// <summary>Day of the data.</summary>
    public static DateOnly Date => Read.Value.Date;

    /// <summary>All entries, ordinal by id.</summary>
    public static ImmutableArray<CatalogueCertificate> All => Read.Value.All;

    /// <summary>The certificate with this id, or null.</summary>
    public static CatalogueCertificate? Find(string id) => Read.Value.ById.GetValueOrDefault(id);

    /// <summary>The certificate with this SHA-256, or null.</summary>
    public static CatalogueCertificate? FindByHash(Sha256Hash sha256) => Read.Value.ByHash.GetValueOrDefault(sha256);

    /// <summary>Every certificate with this public key; empty when none is known.</summary>
    public static ImmutableArray<CatalogueCertificate> FindByKey(Sha256Hash spkiSha256) => Read.Value.ByKey.GetValueOrDefault(spkiSha256, []);

    private sealed class Content((DateOnly Date, ImmutableArray<CatalogueCertificate> All) file)
    {
        public DateOnly Date { get; } = file.Date;

        public ImmutableArray<CatalogueCertificate> All { get; } = file.All;

        public Dictionary<string, CatalogueCertificate> ById { get; } = file.All.ToDictionary(entry => entry.Id, StringComparer.Ordinal);

        public Dictionary<Sha256Hash, CatalogueCertificate> ByHash { get; } = file.All.ToDictionary(entry => entry.Facts.Sha256);

        public Dictionary<Sha256Hash, ImmutableArray<CatalogueCertificate>> ByKey { get; } =
            file.All.GroupBy(entry => entry.Facts.SpkiSha256).ToDictionary(group => group.Key, group => group.ToImmutableArray());
    }
}
