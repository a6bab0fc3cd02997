using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment;

/// <summary>Judges evidence against a migration.</summary>
public static class Assessor
{
    /// <summary>The verdict per client and overall, with the whole proof. Deterministic.</summary>
    public static MigrationAssessment Assess(EvidenceSet evidence, Migration migration, AssessmentOptions options) => throw new NotSupportedException("stub");
}
