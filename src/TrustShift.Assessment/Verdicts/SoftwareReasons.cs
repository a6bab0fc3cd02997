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
                .Where(s => fact.Before is not null && string.Equals(s.Name, fact.Name, StringComparison.OrdinalIgnoreCase) && fact.Covers(s.Version))
                .DistinctBy(s => s.Path, StringComparer.Ordinal)
                .Select(software => (Fact: fact, Software: software)))
            .OrderBy(m => string.Equals(m.Fact.Effect, "no-usable-root", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(m => m.Fact.Id, StringComparer.Ordinal)
            .ThenBy(m => m.Software.Path, StringComparer.Ordinal)
            .Select(m => new Reason("software-" + m.Fact.Effect, $"{m.Software.Name} {m.Software.Version}: {m.Fact.Text}", [m.Software.Path])),
    ];
}
