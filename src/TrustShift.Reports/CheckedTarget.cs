using System.Collections.Immutable;
using TrustShift.Assessment;
using TrustShift.Assessment.Security;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Reports;

/// <summary>One target with its answers.</summary>
/// <param name="Evidence">What was seen.</param>
/// <param name="Assessments">One per migration, in the order asked.</param>
public sealed record CheckedTarget(EvidenceSet Evidence, ImmutableArray<MigrationAssessment> Assessments)
{
    /// <summary>The worst verdict of all migrations; <see cref="Verdict.Unknown"/> when none was judged, since nothing is proven then.</summary>
    public Verdict Verdict => Assessments.IsEmpty ? Verdict.Unknown : Assessments.Max(a => a.Verdict);

    /// <summary>Where certificates are not verified; the same for every migration.</summary>
    public ImmutableArray<SecurityFinding> SecurityFindings => Assessments.IsEmpty ? [] : Assessments[0].SecurityFindings;
}
