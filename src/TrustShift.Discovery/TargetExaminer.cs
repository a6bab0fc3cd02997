using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery;

/// <summary>Collects the evidence of one target: the one entry point of this project.</summary>
public static class TargetExaminer
{
    /// <summary>Examines this host or a folder.</summary>
    /// <param name="request">What to examine and how.</param>
    /// <param name="progress">Told about progress now and then, from several threads; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the examination between two files or chunks.</param>
    /// <exception cref="TargetUnreadableException">The target does not exist or cannot be opened at all.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static EvidenceSet Examine(ExaminationRequest request, IProgress<ExaminationProgress>? progress, CancellationToken cancellation)
    {
        using var examination = new Examination(request, TargetScope.Of(request), progress);
        return examination.Run(cancellation);
    }
}
