using System.Collections.Immutable;

namespace TrustShift.Catalogue.Migrations;

/// <summary>What came out of reading a migration file.</summary>
/// <param name="Migration">The migration; null when there are problems.</param>
/// <param name="Problems">Every problem, in the order of the file.</param>
public sealed record MigrationReading(Migration? Migration, ImmutableArray<MigrationProblem> Problems);
