using System.Text.Json;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Reports.Json;

/// <summary>The member <c>package</c> of software: written and read back.</summary>
internal static class PackageJson
{
    /// <summary>Writes it; null where the software is of no package.</summary>
    public static void Write(Utf8JsonWriter json, PackageEvidence? package)
    {
        if (package is null)
        {
            json.WriteNull("package"u8);
            return;
        }

        json.WriteStartObject("package"u8);
        json.WriteString("name"u8, JsonDocumentWriter.Text(package.Name));
        json.WriteString("version"u8, JsonDocumentWriter.Text(package.Version));
        json.WriteString("database"u8, package.Database);
        JsonDocumentWriter.WriteOptional(json, "architecture", package.Architecture);
        JsonDocumentWriter.WriteOptional(json, "source", package.Source);
        JsonDocumentWriter.WriteOptional(json, "vendor", package.Vendor);
        JsonDocumentWriter.WriteOptional(json, "product", package.Product);
        JsonDocumentWriter.WriteOptional(json, "tlsLibrary", package.TlsLibrary);
        JsonDocumentWriter.WriteOptional(json, "distribution", package.Distribution);
        JsonDocumentWriter.WriteOptional(json, "distributionVersion", package.DistributionVersion);
        JsonDocumentWriter.WriteOptional(json, "distributionLike", package.DistributionLike);
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    public static PackageEvidence? Read(JsonPlace package) => package.IsNull ? null : new(package.Text("name"), package.Text("version"), package.Text("database"))
    {
        Architecture = package.OptionalText("architecture"),
        Source = package.OptionalText("source"),
        Vendor = package.OptionalText("vendor"),
        Product = package.OptionalText("product"),
        TlsLibrary = package.OptionalText("tlsLibrary"),
        Distribution = package.OptionalText("distribution"),
        DistributionVersion = package.OptionalText("distributionVersion"),
        DistributionLike = package.OptionalText("distributionLike"),
    };
}
