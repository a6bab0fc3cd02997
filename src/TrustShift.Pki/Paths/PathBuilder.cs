using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>The one path engine: enumerates candidate paths within a budget and judges each by a profile.</summary>
public static class PathBuilder
{
    /// <summary>Answers one question. Never throws on hostile graphs; a spent budget is <see cref="PathOutcome.Undecided"/>.</summary>
    public static PathResult Build(PathRequest request, ClientProfile profile, PathBudget? budget = null) => throw new NotSupportedException("stub");
}
