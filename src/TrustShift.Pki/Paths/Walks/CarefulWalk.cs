using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// No library in particular: accepted is only what a search that tries every path accepts and what OpenSSL's walk, which takes the first
/// store certificate and never goes back, accepts too, in whatever order the store has its entries.
/// </summary>
internal static class CarefulWalk
{
    /// <summary>Answers one question.</summary>
    public static PathResult Run(PathRequest request, ClientProfile profile, PathBudget budget, SignatureVerifier signatures)
    {
        PathResult thorough = LibraryWalk.InEveryOrder(request, profile with { Search = PathSearch.DepthFirst }, budget, signatures);
        if (!thorough.IsAccepted)
            return thorough;
        ClientProfile openSsl = profile with { Search = PathSearch.OpenSsl, Rules = profile.Rules with { KeyIdentifiers = KeyIdentifierRule.KeyAndCertificate } };
        PathResult simple = LibraryWalk.InEveryOrder(request with { StoreOrderIsKnown = false }, openSsl, budget, signatures);
        return simple.IsAccepted
            ? thorough
            : thorough with
            {
                Outcome = PathOutcome.Undecided,
                Path = [],
                Sentence = $"Undecided: a client that tries every path accepts, and one that takes the first store certificate does not ({simple.Sentence})",
            };
    }
}
