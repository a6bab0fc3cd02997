using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>The one sentence that a person needs.</summary>
internal static class PathSentence
{
    /// <summary>Says the outcome and its cause, without the full stop.</summary>
    public static string Of(PathOutcome outcome, CandidatePath? best, bool budgetSpent, bool storeIsEmpty)
    {
        if (outcome == PathOutcome.Accepted)
            return $"Accepted: {Names(best!)} (in the store)";
        if (outcome == PathOutcome.Undecided && budgetSpent)
            return "Undecided: there are more paths than the search may try";
        if (storeIsEmpty)
            return "No path to a trust anchor: the store has no trust anchor";
        string cause = best?.Findings.FirstOrDefault()?.Text ?? "no path was found";
        if (outcome == PathOutcome.Undecided)
            return $"Undecided: {cause} ({Names(best!)})";
        return best?.Anchor is null ? $"No path to a trust anchor: {cause}" : $"Rejected: {cause} ({Names(best)})";
    }

    private static string Names(CandidatePath path) =>
        string.Join(" → ", path.Certificates.Select(static certificate => certificate.Subject.CommonName));
}
