using System.Collections.Immutable;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Catalogue.Yaml;

namespace TrustShift.Catalogue.Migrations.Sections;

/// <summary>Reads <c>scope</c>: known regions, endpoint forms, exemptions.</summary>
internal static class ScopeSection
{
    public static (ImmutableArray<EndpointForm> Forms, ImmutableArray<Exemption> Exemptions) Read(MappingReader migration, ReadingContext context)
    {
        if (migration.Node("scope") is not { } node)
        {
            migration.Report("scope", "The key 'scope' is missing in the migration; expected a mapping with the keys regions, forms, exemptions.");
            return ([], []);
        }

        if (MappingReader.Open(node, "the scope", MigrationKeys.Scope, context.Problems) is not { } scope)
            return ([], []);
        context.Regions = Regions(scope, context);
        ImmutableArray<EndpointForm> forms = context.All(scope.RequiredItems("forms"), item => Form(item, context), form => form.Id, "form");
        context.Forms = [.. forms.Select(form => form.Id)];
        ImmutableArray<Exemption> exemptions =
            context.All(scope.Items("exemptions"), item => Exemption(item, context), exemption => exemption.Id, "exemption");
        return (forms, exemptions);
    }

    private static ImmutableArray<string> Regions(MappingReader scope, ReadingContext context)
    {
        ImmutableArray<YamlScalar> regions = scope.Texts("regions");
        foreach (YamlScalar region in regions.Where(region => !RegionName.IsShaped(region.Value)))
            context.Problems.Add(region, $"'{region.Value}' is no region; expected lower-case words and digits joined by hyphens, like us-east-1.");
        return [.. regions.Select(region => region.Value)];
    }

    private static EndpointForm? Form(YamlNode node, ReadingContext context)
    {
        if (MappingReader.Open(node, "an endpoint form", MigrationKeys.Form, context.Problems) is not { } mapping)
            return null;
        string? service = mapping.NullableText("service");
        if (service is not null)
            context.Known(mapping.Place("service"), service, context.Services, "service id");
        string pattern = mapping.Text("pattern");
        if (pattern.Length > 0 && HostPattern.TryCompile(pattern, out string? wrong) is null)
            mapping.Report("pattern", $"'{pattern}' is no host pattern: {wrong}");
        return new EndpointForm(mapping.Id("id"), service, pattern, mapping.OptionalText("note"));
    }

    private static Exemption? Exemption(YamlNode node, ReadingContext context)
    {
        if (MappingReader.Open(node, "an exemption", MigrationKeys.Exemption, context.Problems) is not { } mapping)
            return null;
        var exemption = new Exemption
        {
            Id = mapping.Id("id"),
            Text = mapping.Text("text"),
            Schemes = context.Words(mapping, "schemes", [], "scheme"),
            Regions = context.Words(mapping, "regions", context.Regions, "region"),
            Services = context.Words(mapping, "services", context.Services, "service id"),
            Forms = context.Words(mapping, "forms", context.Forms, "form id"),
            AliasesOf = context.Words(mapping, "aliasesOf", context.Services, "service id"),
            OtherHosts = mapping.Boolean("otherHosts", absent: false),
        };
        // A rule without any condition would exempt everything: never meant, and the worst mistake that a file can make.
        if (exemption is { OtherHosts: false, Schemes.IsEmpty: true, Regions.IsEmpty: true, Services.IsEmpty: true, Forms.IsEmpty: true })
            context.Problems.Add(node, $"The exemption '{exemption.Id}' has no condition and would exempt everything; expected schemes, regions, services, forms or otherHosts.");
        if (exemption is { OtherHosts: false, AliasesOf.IsEmpty: false })
            context.Problems.Add(node, $"The exemption '{exemption.Id}' has aliasesOf without otherHosts: true; the one is about the hosts of the other.");
        return exemption;
    }
}
