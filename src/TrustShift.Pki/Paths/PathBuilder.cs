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
    /// <param name="signatures">Remembers verified signatures from question to question, on one thread; a new one when null.</param>
    public static PathResult Build(PathRequest request, ClientProfile profile, PathBudget? budget = null, SignatureVerifier? signatures = null)
    {
        if (request.Presented.IsDefaultOrEmpty)
            return new PathResult(PathOutcome.Undecided, [], [], "Undecided: no certificate of the server is known");
        if (profile.MaxPresented is { } max && request.Presented.Length > max)
            return new PathResult(PathOutcome.Rejected, [], [], $"Rejected: the server sends {request.Presented.Length} certificates, and this client takes {max}");
        PathBudget limits = budget ?? PathBudget.Default;
        if (profile.Rules is not null)
            return LibraryWalk.Run(request, profile, limits, signatures ?? new SignatureVerifier(limits.MaxSignatures));
        return profile.Search switch
        {
            PathSearch.ServedChainToItsEnd => ServedChain(request, profile, limits),
            PathSearch.StoreFirst => StoreFirst(request, profile, limits),
            PathSearch.Careful => Careful(request, profile, limits),
            _ => Exhaustive(request, profile, limits),
        };
    }

    private static PathResult Exhaustive(PathRequest request, ClientProfile profile, PathBudget budget)
    {
        var ledger = new PathLedger(request, profile, budget);
        new ExhaustiveSearch(new PathMaterial(request, profile), ledger).Run(request.Presented[0]);
        return profile.TakesAnyAnchorOfOneKey ? PathVerdict.OfEqualAnchors(request, ledger) : PathVerdict.OfAny(request, ledger);
    }

    private static PathResult ServedChain(PathRequest request, ClientProfile profile, PathBudget budget)
    {
        var ledger = new PathLedger(request, profile, budget);
        new ServedChainSearch(request, profile, new PathMaterial(request, profile), ledger).Run();
        // GnuTLS passes over store entries that did not sign; OpenSSL only over those with another key identifier. Which of the others is
        // taken is not known.
        return PathVerdict.OfAll(request, ledger, candidate => candidate.Anchor is not null
            || (!profile.CutsServedChainAtAnchor
                && !candidate.Findings.Any(static finding => finding.Id is PathFindingIds.AuthorityKeyMismatch)));
    }

    private static PathResult StoreFirst(PathRequest request, ClientProfile profile, PathBudget budget)
    {
        if (profile.TakesStoreIntermediatesAsSent && request.Presented.Length > 1)
        {
            // OpenSslX509ChainProcessor.FindFirstChain: what the store completes alone is final, even when it is expired.
            PathResult alone = StoreFirst(request with { Presented = request.Presented[..1] }, profile, budget);
            if (alone.Candidates.Any(static candidate => candidate.Anchor is not null))
                return alone;
        }

        var ledger = new PathLedger(request, profile, budget);
        new StoreFirstSearch(request, profile, ledger).Run();
        return PathVerdict.OfAll(request, ledger, static _ => true);
    }

    private static PathResult Careful(PathRequest request, ClientProfile profile, PathBudget budget)
    {
        PathResult thorough = Exhaustive(request, profile, budget);
        if (!thorough.IsAccepted)
            return thorough;
        PathResult simple = StoreFirst(request, profile, budget);
        return simple.IsAccepted
            ? thorough
            : new PathResult(
                PathOutcome.Undecided, [], thorough.Candidates,
                $"Undecided: a client that tries every path accepts, and one that takes the first store certificate does not ({simple.Sentence})");
    }
}
