namespace TrustShift.Catalogue.Certificates;

/// <summary>The roots that a fix may install (<c>catalogue/anchors/*.pem</c>).</summary>
public static class AnchorCatalogue
{
    /// <summary>The PEM text of the anchor with this catalogue id, or null.</summary>
    public static string? FindPem(string id) => CatalogueResource.FindText($"anchors/{id}.pem");
}
