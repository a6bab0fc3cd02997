using System.Collections.Immutable;
using TrustShift.Catalogue.Migrations.Sections;
using TrustShift.Catalogue.Yaml;

namespace TrustShift.Catalogue.Migrations;

/// <summary>Reads and validates migration files (YAML), reporting every problem with line, column and what was expected.</summary>
public static class MigrationReader
{
    /// <summary>
    /// Reads one file's text (at most 1 MiB, without aliases, anchors and tags). The result holds a migration only when there are no problems.
    /// </summary>
    public static MigrationReading Read(string yaml, string fileName)
    {
        var problems = new ProblemList(fileName);
        Migration? migration = null;
        if (YamlTree.TryRead(yaml, out (int Line, int Column, string Message) wrong) is not { } root)
            problems.Add(wrong.Line, wrong.Column, wrong.Message);
        else if (MappingReader.Open(root, "the migration", MigrationKeys.Migration, problems) is { } mapping)
            migration = Read(mapping, new ReadingContext(problems));
        return new MigrationReading(problems.IsEmpty ? migration : null, problems.InOrder());
    }

    private static Migration Read(MappingReader file, ReadingContext context)
    {
        ImmutableArray<MigratingService> services =
            context.All(file.RequiredItems("services"), item => ServiceSection.Read(item, context), service => service.Id, "service");
        context.Services = [.. services.Select(service => service.Id)];
        (ImmutableArray<EndpointForm> forms, ImmutableArray<Exemption> exemptions) = ScopeSection.Read(file, context);
        ImmutableArray<MigrationChain> before = Chains(file, "before", context);
        ImmutableArray<MigrationChain> after = Chains(file, "after", context);
        foreach (string id in before.Select(chain => chain.Id).Intersect(after.Select(chain => chain.Id), StringComparer.Ordinal))
            file.Report("after", $"The chain id '{id}' stands under before and under after.");
        return new Migration
        {
            Id = file.Id("id"),
            Title = file.Text("title"),
            Summary = file.Text("summary"),
            Announced = file.Day("announced"),
            Starts = file.Day("starts"),
            FactsDate = file.Day("factsDate"),
            Services = services,
            Forms = forms,
            Exemptions = exemptions,
            KnownRegions = context.Regions,
            Before = before,
            After = after,
            Anchors = context.All(file.RequiredItems("anchors"), item => CertificateSection.ReadAnchor(item, context), anchor => anchor.Certificate, "anchor"),
            Tests = context.All(file.Items("tests"), item => AdviceSection.Test(item, context), test => test.Id, "test"),
            Software = context.All(file.Items("software"), item => AdviceSection.Software(item, context), fact => fact.Id, "software fact"),
            Remedies = context.All(file.Items("remedies"), item => AdviceSection.Remedy(item, context), remedy => remedy.Id, "remedy"),
            Sources = context.All(file.Items("sources"), item => AdviceSection.Source(item, context), source => source.Url, "source"),
            HintHostSuffixes = AdviceSection.HintHostSuffixes(file, context),
        };
    }

    private static ImmutableArray<MigrationChain> Chains(MappingReader file, string key, ReadingContext context) =>
        context.All(file.RequiredItems(key), item => ChainSection.Read(item, context), chain => chain.Id, "chain");
}
