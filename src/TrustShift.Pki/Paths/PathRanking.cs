namespace TrustShift.Pki.Paths;

/// <summary>The order of candidates: the one that a person should hear of comes first.</summary>
internal static class PathRanking
{
    /// <summary>By standing, then by the finding that tells most; of good paths the shortest, of dead ends the one that came farthest.</summary>
    public static IComparer<CandidatePath> BestFirst { get; } = Comparer<CandidatePath>.Create(static (one, other) =>
    {
        PathStanding standing = StandingOf(one);
        int byStanding = standing.CompareTo(StandingOf(other));
        if (byStanding != 0)
            return byStanding;
        // The fewer things are wrong with a path, the nearer it is to a good one.
        int byCount = one.Findings.Count(Counts).CompareTo(other.Findings.Count(Counts));
        if (byCount != 0)
            return byCount;
        int byWeight = Weight(one).CompareTo(Weight(other));
        if (byWeight != 0)
            return byWeight;
        int byLength = one.Certificates.Length.CompareTo(other.Certificates.Length);
        return standing == PathStanding.DeadEnd ? -byLength : byLength;
    });

    /// <summary>How the candidate stands.</summary>
    public static PathStanding StandingOf(CandidatePath candidate)
    {
        if (candidate.Anchor is null)
            return PathStanding.DeadEnd;
        if (candidate.Findings.Any(static finding => finding.Fatal))
            return PathStanding.Failed;
        return candidate.Findings.Any(static finding => finding.Undecided) ? PathStanding.Open : PathStanding.Clean;
    }

    private static bool Counts(PathFinding finding) => finding.Fatal || finding.Undecided;

    private static int Weight(CandidatePath candidate) => candidate.Findings.IsEmpty ? -1 : PathFindingIds.WeightOf(candidate.Findings[0].Id);
}
