using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Walks;

namespace TrustShift.Pki.Paths;

/// <summary>The one path engine: walks as the profile's library does, within a budget, and judges what the walk reaches by the profile's rules.</summary>
public static class PathBuilder
{
    /// <summary>Certificates in one path at most, whatever the budget says: some searches recurse once per certificate.</summary>
    public const int MaxDepth = 64;

    /// <summary>Answers one question. Never throws on hostile graphs; a spent budget is <see cref="PathOutcome.Undecided"/>.</summary>
    /// <param name="request">The question.</param>
    /// <param name="profile">How the client builds and checks.</param>
    /// <param name="budget">Limits; <see cref="PathBudget.Default"/> when null.</param>
    /// <param name="signatures">Remembers verified signatures from question to question; a new one when null.</param>
    public static PathResult Build(PathRequest request, ClientProfile profile, PathBudget? budget = null, SignatureVerifier? signatures = null)
    {
        if (request.Presented.IsDefaultOrEmpty)
            return new PathResult(PathOutcome.Undecided, [], [], "Undecided: no certificate of the server is known");
        if (profile.MaxPresented is { } max && request.Presented.Length > max)
            return new PathResult(PathOutcome.Rejected, [], [], $"Rejected: the server sends {request.Presented.Length} certificates, and this client takes {max}");
        PathBudget limits = budget ?? PathBudget.Default;
        return LibraryWalk.Run(request, profile, limits, signatures ?? new SignatureVerifier());
    }
}
