using System.Collections.Immutable;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>What the migration says of software that was found: the provider's advice as it is worded, and what is known to be so.</summary>
public static class SoftwareReasons
{
    /// <summary>A reason for each fact that matches the software found, the strongest effect first.</summary>
    public static ImmutableArray<Reason> Of(EvidenceSet evidence, Migration migration) =>
    [
        .. migration.Software
            .SelectMany(fact => evidence.Software
                .Where(s => fact.Before is not null && string.Equals(NameOf(s), fact.Name, StringComparison.OrdinalIgnoreCase) && fact.Covers(s.Version))
                .DistinctBy(s => s.Path, StringComparer.Ordinal)
                .Select(software => (Fact: fact, Software: software)))
            // What is so comes before what the provider advises.
            .OrderBy(m => m.Fact.Effect switch { "no-usable-root" => 0, "depends-on-bundle" => 1, _ => 2 })
            .ThenBy(m => m.Fact.Id, StringComparer.Ordinal)
            .ThenBy(m => m.Software.Path, StringComparer.Ordinal)
            .Select(m => new Reason("software-" + m.Fact.Effect, $"{NameOf(m.Software)} {m.Software.Version}: {m.Fact.Text}", [m.Software.Path])),
    ];

    // "gem:aws-sdk-core" is "aws-sdk-core", "composer:guzzle/guzzle" "guzzle", "maven:com.amazonaws:aws-java-sdk" "aws-java-sdk".
    private static string NameOf(SoftwareEvidence software) => software.Kind is SoftwareKinds.AwsSdk or SoftwareKinds.RootPackage && !software.Name.StartsWith("npm:@", StringComparison.Ordinal)
        ? software.Name[(software.Name.LastIndexOfAny([':', '/']) + 1)..]
        : software.Name;
}
