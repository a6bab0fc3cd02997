using TrustShift.Catalogue.Yaml;

namespace TrustShift.Catalogue.Migrations.Sections;

/// <summary>Reads an entry of <c>services</c>.</summary>
internal static class ServiceSection
{
    public static MigratingService? Read(YamlNode node, ReadingContext context)
    {
        if (MappingReader.Open(node, "a service", MigrationKeys.Service, context.Problems) is not { } mapping)
            return null;
        var service = new MigratingService(
            mapping.Id("id"), mapping.Text("title"), mapping.Text("pattern"), mapping.Moment("newFrom"), mapping.Moment("oldUntil"));
        return service;
    }
}
