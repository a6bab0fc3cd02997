using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// The JDK (sun.security.validator.PKIXValidator.engineValidate): what was sent is validated as it stands where it is in order and its last
/// one, or one with an anchor's name and key, is known; only else SunCertPathBuilder tries every path. That the anchor is an authority
/// is looked at after all (verifyTrustAnchor), so that a bad one is not gone back from; which of several is taken is chance (a HashSet).
/// </summary>
internal sealed class JavaWalk(WalkGround ground)
{
    private readonly List<TrustAnchor> _anchors = [.. ground.Request.Anchors.Where(static anchor => anchor.Usage != AnchorUsage.OtherOnly)];
    private readonly List<CertificateFacts> _path = [];
    private readonly List<CertificateFacts> _served = [.. ground.Served];
    private bool _isChance;

    /// <summary>Answers the question.</summary>
    public PathResult Run()
    {
        if (InOrder() is { } ordered)
        {
            if (!Take(ordered))
                ground.DeadEnd(ordered);
        }
        else
        {
            _path.Add(ground.Request.Presented[0]);
            if (!Build())
                ground.DeadEnd(_path);
        }

        PathResult result = ground.Result();
        return _isChance
            ? result with { Outcome = PathOutcome.Undecided, Path = [], Sentence = $"Undecided: several store entries fit, this client takes any one of them, and with one {result.Candidates[^1].Findings[0].Text}" }
            : result;
    }

    /// <summary>What is validated without building; empty where the end entity itself was judged, null where a builder is needed.</summary>
    private List<CertificateFacts>? InOrder()
    {
        IReadOnlyList<CertificateFacts> sent = ground.Request.Presented;
        for (int i = 0; i < sent.Count; i++)
        {
            if (i > 0 && !ground.NamesAgree(sent[i - 1], sent[i]))
                return null;
            if (_anchors.Find(anchor => anchor.Certificate.Equals(sent[i]) || (i > 0 && anchor.IsSameAnchorAs(sent[i]))) is not { } same)
                continue;
            if (i > 0)
                return [.. sent.Take(i)];
            ground.Judge([sent[0]], same, 1, plainEndEntity: true);
            return [];
        }

        return _anchors.Exists(anchor => ground.NamesAgree(sent[^1], anchor.Certificate) && ground.Signature(sent[^1], anchor.Certificate) != SignatureResult.Invalid)
            ? [.. sent]
            : null;
    }

    /// <summary>Judges the path with every anchor that the validator would take, or else with those that it tries; false where there are none.</summary>
    private bool Take(List<CertificateFacts> path)
    {
        if (path.Count == 0)
            return true;
        List<TrustAnchor> tried = [.. _anchors.Where(anchor => ground.MayBeIssuer(path[^1], anchor.Certificate, isAnchor: true))];
        List<TrustAnchor> taken = [.. tried.Where(anchor => IsGood([.. path, anchor.Certificate], anchor))];
        int clean = 0;
        foreach (TrustAnchor anchor in taken.Count > 0 ? taken : tried)
        {
            if (ground.Judge([.. path, anchor.Certificate], anchor, path.Count))
                clean++;
        }

        _isChance |= clean > 0 && clean < taken.Count;
        return tried.Count > 0;
    }

    private bool Build()
    {
        // Above an authority, the builder wants its anchor valid, which the validator of an ordered chain does not, nor does the builder right above the end entity.
        // Measured live over 415 chains and stores with JDK 17: L+G2x+R1x+M|R1s_exp is refused, L+R1x+M|M_exp accepted.
        List<TrustAnchor> good =
        [
            .. _anchors.Where(anchor => (_path.Count == 1 || (ground.Request.At >= anchor.Certificate.NotBefore && ground.Request.At <= anchor.Certificate.NotAfter))
                && ground.MayBeIssuer(_path[^1], anchor.Certificate, isAnchor: true) && IsGood([.. _path, anchor.Certificate], anchor)),
        ];
        if (good.Count > 0)
            return Take(_path);
        foreach (CertificateFacts block in _served)
        {
            if (_path.Exists(one => one.Equals(block) || (one.SpkiSha256 == block.SpkiSha256 && one.Subject.Equals(block.Subject)))
                || !ground.MayBeIssuer(_path[^1], block, isAnchor: false) || ground.Signature(_path[^1], block) == SignatureResult.Invalid || !ground.MayGrow(_path.Count))
            {
                continue;
            }

            _path.Add(block);
            if (Build())
                return true;
            _path.RemoveAt(_path.Count - 1);
        }

        return false;
    }

    /// <summary>Whether nothing but the anchor's own standing as an authority, which is looked at last, speaks against the path.</summary>
    private bool IsGood(List<CertificateFacts> path, TrustAnchor anchor) =>
        !ground.Findings(path, anchor, path.Count - 1).Any(finding => finding.Fatal && finding.Id is not PathFindingIds.HostName
            && !(finding.Index == path.Count - 1 && finding.Id is PathFindingIds.NotAnAuthority or PathFindingIds.KeyUsage));
}
