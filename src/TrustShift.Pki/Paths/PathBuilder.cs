using System.Collections.Immutable;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>The one path engine: enumerates candidate paths within a budget and judges each by a profile.</summary>
public static class PathBuilder
{
    /// <summary>Certificates in one path at most, whatever the budget says: the search recurses once per certificate.</summary>
    public const int MaxDepth = 64;

    /// <summary>Answers one question. Never throws on hostile graphs; a spent budget is <see cref="PathOutcome.Undecided"/>.</summary>
    /// <param name="request">The question.</param>
    /// <param name="profile">How the client builds and checks.</param>
    /// <param name="budget">Limits; <see cref="PathBudget.Default"/> when null.</param>
    public static PathResult Build(PathRequest request, ClientProfile profile, PathBudget? budget = null)
    {
        if (request.Presented.IsDefaultOrEmpty)
            return new PathResult(PathOutcome.Undecided, [], [], "Undecided: no certificate of the server is known");
        var ledger = new PathLedger(request, profile, budget ?? PathBudget.Default);
        var material = new PathMaterial(request, profile);
        if (profile.Search == PathSearch.ServedChainToItsEnd)
            new ServedChainSearch(request, material, ledger).Run();
        else
            new ExhaustiveSearch(material, ledger).Run(request.Presented[0]);

        ImmutableArray<CandidatePath> candidates = [.. ledger.Candidates.Order(PathRanking.BestFirst)];
        CandidatePath? best = candidates.IsEmpty ? null : candidates[0];
        PathStanding standing = best is null ? PathStanding.DeadEnd : PathRanking.StandingOf(best);
        PathOutcome outcome = standing switch
        {
            PathStanding.Clean => PathOutcome.Accepted,
            PathStanding.Open => PathOutcome.Undecided,
            _ when ledger.BudgetSpent => PathOutcome.Undecided,
            _ => PathOutcome.Rejected,
        };
        return new PathResult(
            outcome,
            outcome == PathOutcome.Accepted ? best!.Certificates : [],
            candidates,
            PathSentence.Of(outcome, best, ledger.BudgetSpent && standing != PathStanding.Open, request.Anchors.IsEmpty));
    }
}
