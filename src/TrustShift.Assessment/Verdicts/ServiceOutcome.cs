using TrustShift.Catalogue.Migrations;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment.Verdicts;

/// <summary>How one client stands to one service.</summary>
/// <param name="Service">The service.</param>
/// <param name="Kind">The outcome.</param>
/// <param name="Accepted">An accepted chain with its path, where there is one.</param>
/// <param name="Rejected">The first chain that is not accepted, where there is one.</param>
/// <param name="RejectedAnswer">Why.</param>
/// <param name="RejectedCount">How many chains are not accepted.</param>
/// <param name="Total">How many chains may be presented.</param>
/// <param name="AlreadyBroken">Whether the store rejected the old chains as well.</param>
public sealed record ServiceOutcome(
    MigratingService Service,
    ServiceOutcomeKind Kind,
    PathResult? Accepted,
    ChainCase? Rejected,
    PathResult? RejectedAnswer,
    int RejectedCount,
    int Total,
    bool AlreadyBroken)
{
    /// <summary>Whether a chain that is not accepted would be if the migration's anchors were in the store. Where none would, the client itself is too old for it.</summary>
    public bool AnchorsMend { get; init; } = true;

    /// <summary>The verdict that follows.</summary>
    public Verdict Verdict => Kind switch
    {
        ServiceOutcomeKind.AcceptsAll or ServiceOutcomeKind.Fragile or ServiceOutcomeKind.NeverMeets => Verdict.NotImpacted,
        ServiceOutcomeKind.Breaks => Verdict.Impacted,
        _ => Verdict.Unknown,
    };
}
