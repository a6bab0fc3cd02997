using System.Collections.Immutable;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Catalogue.Yaml;

namespace TrustShift.Catalogue.Migrations.Sections;

/// <summary>Reads entries of <c>tests</c>, <c>software</c>, <c>remedies</c>, <c>hints</c> and <c>sources</c>.</summary>
internal static class AdviceSection
{
    public static OfficialTest? Test(YamlNode node, ReadingContext context)
    {
        if (MappingReader.Open(node, "a test", MigrationKeys.Test, context.Problems) is not { } mapping)
            return null;
        string? url = mapping.OptionalText("url");
        CheckUrl(mapping, url);
        return new OfficialTest(mapping.Id("id"), url, mapping.Text("expect"), mapping.Text("proves"), mapping.OptionalText("noLongerProves"));
    }

    public static SoftwareFact? Software(YamlNode node, ReadingContext context)
    {
        if (MappingReader.Open(node, "a software fact", MigrationKeys.Software, context.Problems) is not { } mapping)
            return null;
        string effect = mapping.Text("effect");
        if (effect.Length > 0)
            context.Known(mapping.Place("effect"), effect, MigrationKeys.Effects, "effect");
        return new SoftwareFact(mapping.Id("id"), mapping.Text("name"), mapping.OptionalText("before"), effect, mapping.Text("text"));
    }

    public static Remedy? Remedy(YamlNode node, ReadingContext context)
    {
        if (MappingReader.Open(node, "a remedy", MigrationKeys.Remedy, context.Problems) is not { } mapping)
            return null;
        mapping.RequiredItems("appliesTo");
        return new Remedy(
            mapping.Id("id"), mapping.Text("text"), context.Words(mapping, "appliesTo", MigrationKeys.Causes, "kind of cause"),
            context.Words(mapping, "services", context.Services, "service id"));
    }

    public static Source? Source(YamlNode node, ReadingContext context)
    {
        if (MappingReader.Open(node, "a source", MigrationKeys.Source, context.Problems) is not { } mapping)
            return null;
        string url = mapping.Text("url");
        if (url.Length > 0)
            CheckUrl(mapping, url);
        return new Source(mapping.Text("title"), url);
    }

    /// <summary>Host suffixes; <c>{region}</c> stands for each known region.</summary>
    public static ImmutableArray<string> HintHostSuffixes(MappingReader migration, ReadingContext context)
    {
        if (migration.Node("hints") is not { } node
            || MappingReader.Open(node, "the hints", MigrationKeys.Hints, context.Problems) is not { } mapping)
            return [];
        ImmutableArray<string>.Builder suffixes = ImmutableArray.CreateBuilder<string>();
        foreach (YamlScalar text in mapping.Texts("hostSuffixes"))
        {
            if (HostPattern.TryCompile(text.Value.Replace("{region}", "us-east-1", StringComparison.Ordinal), out string? wrong) is not { HasCaptures: false })
                context.Problems.Add(text, $"'{text.Value}' is no host suffix: {wrong ?? "only {region} may stand in braces."}");
            else if (text.Value.Contains("{region}", StringComparison.Ordinal))
                suffixes.AddRange(context.Regions.Select(region => text.Value.Replace("{region}", region, StringComparison.Ordinal)));
            else
                suffixes.Add(text.Value);
        }

        return suffixes.ToImmutable();
    }

    private static void CheckUrl(MappingReader mapping, string? url)
    {
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http"))
            mapping.Report("url", $"'{url}' is no address; expected https://...");
    }
}
