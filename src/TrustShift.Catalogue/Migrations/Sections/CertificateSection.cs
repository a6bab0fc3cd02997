using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Yaml;

namespace TrustShift.Catalogue.Migrations.Sections;

/// <summary>Looks certificate ids up and reads <c>anchors</c>.</summary>
internal static class CertificateSection
{
    /// <summary>The certificate, or null (reported).</summary>
    public static CatalogueCertificate? Find(YamlNode place, string id, ReadingContext context)
    {
        CatalogueCertificate? certificate = CertificateCatalogue.Find(id);
        if (certificate is null)
        {
            string? near = Suggestion.For(id, CertificateCatalogue.All.Select(known => known.Id));
            context.Problems.Add(place, $"Unknown certificate '{id}'; expected an id of certificates.json" + (near is null ? "." : $", did you mean '{near}'?"));
        }

        return certificate;
    }

    public static SufficientAnchor? ReadAnchor(YamlNode node, ReadingContext context)
    {
        if (MappingReader.Open(node, "an anchor", MigrationKeys.Anchor, context.Problems) is not { } mapping)
            return null;
        string id = mapping.Text("certificate");
        if (id.Length > 0 && Find(mapping.Place("certificate"), id, context) is { Facts: { IsSelfIssued: false } facts })
            mapping.Report("certificate", $"'{id}' is no root: it was issued by '{facts.Issuer}'. An anchor is a self-issued certificate.");
        return new SufficientAnchor(id, mapping.Text("accepts"), mapping.Boolean("recommended", absent: false));
    }
}
