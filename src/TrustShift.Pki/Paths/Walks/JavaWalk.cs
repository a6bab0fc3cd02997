using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// The JDK (sun.security.validator.PKIXValidator.engineValidate): what was sent is validated as it stands where it is in order and its last
/// issuer, or one with an anchor's name and key, is known by name (CertPathValidator); only else a path is built (<see cref="JavaBuild"/>). That the
/// anchor is an authority is looked at after all (verifyTrustAnchor), so that a bad one is not gone back from; which of several is taken is
/// chance: anchors lie in a HashSet by identity.
/// </summary>
internal sealed class JavaWalk(WalkGround ground)
{
    private readonly List<TrustAnchor> _anchors = [.. ground.Request.Anchors.Where(static anchor => anchor.Usage != AnchorUsage.OtherOnly)];

    /// <summary>Answers the question.</summary>
    public PathResult Run()
    {
        CertificateFacts endEntity = ground.Request.Presented[0];
        var choice = new JavaChoice(ground);
        if (_anchors.Find(anchor => anchor.Certificate.Equals(endEntity)) is { } own)
        {
            // Validator.validate: EndEntityChecker is left out too. Only the host name remains.
            bool isRejected = own.Usage == AnchorUsage.Rejected;
            ground.Judged([endEntity], own, isRejected ? choice.Findings([endEntity], own) : HostName(endEntity));
        }
        else if (InOrder() is { } path)
        {
            if (!choice.Take(path, [.. _anchors.Where(anchor => Matches(path[^1], anchor.Certificate))], isFinal: true))
                ground.DeadEnd(path);
        }
        else if (!new JavaBuild(ground, _anchors, choice).Run())
            ground.DeadEnd([endEntity]);

        PathResult result = ground.Result();
        return choice.IsChance
            ? result with { Outcome = PathOutcome.Undecided, Path = [], Sentence = $"Undecided: several store entries fit, this client takes any one of them, and with one {result.Candidates[^1].Findings[0].Text}" }
            : result;
    }

    private PathFinding[] HostName(CertificateFacts endEntity) =>
        ground.Request.HostName is { } host && HostNameRule.Check(endEntity, host, ground.Rules) is { } mismatch ? [mismatch] : [];

    /// <summary>What is validated without building; null where a builder is needed.</summary>
    private List<CertificateFacts>? InOrder()
    {
        IReadOnlyList<CertificateFacts> sent = ground.Request.Presented;
        for (int i = 1; i < sent.Count; i++)
        {
            if (!ground.NamesAgree(sent[i - 1], sent[i]))
                return null;
            if (_anchors.Exists(anchor => anchor.Certificate.Equals(sent[i]) || anchor.IsSameAnchorAs(sent[i])))
                return [.. sent.Take(i)];
        }

        return _anchors.Exists(anchor => ground.NamesAgree(sent[^1], anchor.Certificate)) ? [.. sent] : null;
    }

    /// <summary>
    /// sun.security.provider.certpath.AdaptableX509CertSelector: the name, the key identifier where both have one, and the serial number alone where
    /// the authority key identifier has one. Vectors: <c>ats_short|R1s_skiDiff</c>; measured with the library: L_akiIssSerBad+M+R1x+G2x|M is refused.
    /// </summary>
    private bool Matches(CertificateFacts certificate, CertificateFacts anchor)
    {
        if (!ground.NamesAgree(certificate, anchor) || !ground.Step())
            return false;
        AuthorityKeyIdentifier? authority = certificate.AuthorityKeyIdentifier;
        if (authority?.KeyIdentifier is { } wanted && anchor.SubjectKeyIdentifier is { } key && !string.Equals(wanted, key, StringComparison.Ordinal))
            return false;
        return authority?.SerialNumber is not { } serial || anchor.Version < 3 || string.Equals(serial, anchor.SerialNumber, StringComparison.Ordinal);
    }
}
