using System.Collections.Immutable;

namespace TrustShift.Pki.Paths;

/// <summary>What the candidates of a search come to.</summary>
internal static class PathVerdict
{
    /// <summary>For a client that tries everything: one good path suffices.</summary>
    public static PathResult OfAny(PathRequest request, PathLedger ledger) => OfAny(request, ledger.Candidates, ledger.BudgetSpent);

    /// <summary>As above, over any candidates.</summary>
    public static PathResult OfAny(PathRequest request, IReadOnlyList<CandidatePath> found, bool budgetSpent)
    {
        ImmutableArray<CandidatePath> candidates = [.. found.Order(PathRanking.BestFirst)];
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

    /// <summary>
    /// For a client that takes one path without going back, where it is not known which of several: all that it may take must be good,
    /// or all must be bad.
    /// </summary>
    /// <param name="request">The question.</param>
    /// <param name="ledger">What the search found.</param>
    /// <param name="mayTake">Whether the client may take a candidate though others are good.</param>
    public static PathResult OfAll(PathRequest request, PathLedger ledger, Func<CandidatePath, bool> mayTake)
    {
        PathResult any = OfAny(request, ledger);
        if (!any.IsAccepted)
            return any;
        if (ledger.BudgetSpent)
            return Result(request, PathOutcome.Undecided, any.Candidates, budgetSpent: true);
        CandidatePath? bad = any.Candidates.FirstOrDefault(candidate => mayTake(candidate) && PathRanking.StandingOf(candidate) != PathStanding.Clean);
        return bad is null
            ? any
            : any with
            {
                Outcome = PathOutcome.Undecided,
                Path = [],
                Sentence = $"Undecided: it depends on which store certificate the client takes first, and with one of them {bad.Findings[0].Text}",
            };
    }

    /// <summary>
    /// For a client that tries everything, but takes any one of several store entries with one name and key: they must all be good.
    /// </summary>
    public static PathResult OfEqualAnchors(PathRequest request, PathLedger ledger)
    {
        PathResult any = OfAny(request, ledger);
        return any.IsAccepted && any.Candidates[0].Anchor is { } anchor
            ? OfAll(request, ledger, candidate => candidate.Anchor?.IsSameAnchorAs(anchor.Certificate) is true)
            : any;
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
