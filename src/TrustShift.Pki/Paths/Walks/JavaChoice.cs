using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// Which of several anchors the JDK takes for a path: the first in a HashSet with which the path validates. What is looked at only after that (whether the
/// anchor is an authority, the end entity's usages, the distrust policies, the host name) no longer changes the choice.
/// </summary>
internal sealed class JavaChoice(WalkGround ground)
{
    /// <summary>Whether the anchor that is taken decides, and is chance.</summary>
    public bool IsChance { get; private set; }

    /// <summary>Judges the path with every anchor that may be taken; whether one is.</summary>
    /// <param name="path">What is below the anchor, end entity first.</param>
    /// <param name="anchors">The anchors that are tried.</param>
    /// <param name="isFinal">Whether nothing else is tried, so that anchors with which the path does not validate are worth telling.</param>
    public bool Take(IReadOnlyList<CertificateFacts> path, List<TrustAnchor> anchors, bool isFinal)
    {
        List<(TrustAnchor Anchor, ImmutableArray<PathFinding> Findings)> tried = [.. anchors.Select(anchor => (anchor, Findings([.. path, anchor.Certificate], anchor)))];
        List<(TrustAnchor Anchor, ImmutableArray<PathFinding> Findings)> taken = [.. tried.Where(one => !one.Findings.Any(finding => finding.Fatal && !IsLate(finding, path.Count)))];
        int clean = 0;
        foreach ((TrustAnchor anchor, ImmutableArray<PathFinding> findings) in taken.Count > 0 || !isFinal ? taken : tried)
        {
            if (ground.Judged([.. path, anchor.Certificate], anchor, findings))
                clean++;
        }

        IsChance |= clean > 0 && clean < taken.Count;
        return taken.Count > 0 || (isFinal && tried.Count > 0);
    }

    /// <summary>What the rules say of the path.</summary>
    public ImmutableArray<PathFinding> Findings(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor) => ground.Findings(path, anchor, path.Count - 1);

    private static bool IsLate(PathFinding finding, int anchorIndex) =>
        finding.Id is PathFindingIds.HostName or PathFindingIds.DistrustedAfter
        || (finding.Index == anchorIndex && finding.Id is PathFindingIds.NotAnAuthority or PathFindingIds.KeyUsage);
}
