using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery;

/// <summary>Collects the evidence of one target: the one entry point of this project.</summary>
public static class TargetExaminer
{
    /// <summary>Examines this host or a folder.</summary>
    /// <exception cref="TargetUnreadableException">The target does not exist or cannot be opened at all.</exception>
    public static EvidenceSet Examine(ExaminationRequest request, IProgress<ExaminationProgress>? progress, CancellationToken cancellation) => throw new NotSupportedException("stub");
}
