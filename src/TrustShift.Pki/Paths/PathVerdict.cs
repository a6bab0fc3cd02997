using System.Collections.Immutable;

namespace TrustShift.Pki.Paths;

/// <summary>What the candidates of a search come to.</summary>
internal static class PathVerdict
{
    /// <summary>One good path suffices.</summary>
    public static PathResult OfAny(PathRequest request, IReadOnlyList<CandidatePath> found, bool budgetSpent)
    {
        ImmutableArray<CandidatePath> candidates = found.Count < 2 ? [.. found] : [.. found.Order(PathRanking.BestFirst)];
        PathStanding standing = candidates.IsEmpty ? PathStanding.DeadEnd : PathRanking.StandingOf(candidates[0]);
        PathOutcome outcome = standing switch
        {
            PathStanding.Clean => PathOutcome.Accepted,
            PathStanding.Open => PathOutcome.Undecided,
            _ when budgetSpent => PathOutcome.Undecided,
            _ => PathOutcome.Rejected,
        };
        return Result(request, outcome, candidates, budgetSpent && standing != PathStanding.Open);
    }

    private static PathResult Result(PathRequest request, PathOutcome outcome, ImmutableArray<CandidatePath> candidates, bool budgetSpent)
    {
        CandidatePath? best = candidates.IsEmpty ? null : candidates[0];
        return new PathResult(
            outcome,
            outcome == PathOutcome.Accepted ? best!.Certificates : [],
            candidates,
            PathSentence.Of(outcome, best, budgetSpent, request.Anchors.IsEmpty));
    }
}
