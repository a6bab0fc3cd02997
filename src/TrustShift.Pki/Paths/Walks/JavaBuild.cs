using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// The JDK's path builder (sun.security.provider.certpath.SunCertPathBuilder, ForwardBuilder): depth first, over what was sent and the anchors. Key
/// identifiers only sort. Measured with the library over 4000 chains and stores, JDK 8 to 27 alike.
/// </summary>
internal sealed class JavaBuild(WalkGround ground, List<TrustAnchor> anchors, JavaChoice choice)
{
    // PKIXBuilderParameters.getMaxPathLength. Measured: nine authorities out of order are refused.
    private const int MaxAuthorities = 5;

    private readonly List<CertificateFacts> _path = [];
    private readonly HashSet<DistinguishedName> _trustedNames = [.. anchors.Select(static anchor => anchor.Certificate.Subject)];

    /// <summary>Searches; whether an anchor was taken.</summary>
    public bool Run()
    {
        CertificateFacts endEntity = ground.Request.Presented[0];
        if (!ground.IsValid(endEntity) || HasUnknown(endEntity))
        {
            ground.DeadEnd([endEntity], ground.IsValid(endEntity)
                ? new PathFinding(PathFindingIds.CriticalExtension, 0, $"'{endEntity.Subject.CommonName}' has a critical extension that clients do not understand")
                : new PathFinding(PathFindingIds.Expired, 0, $"'{endEntity.Subject.CommonName}' is outside its dates"));
            return true;
        }

        _path.Add(endEntity);
        return Extend(authorities: 0);
    }

    private bool Extend(int authorities)
    {
        CertificateFacts top = _path[^1];
        List<TrustAnchor> trusted = [.. anchors.Where(anchor => IsTrusted(top, anchor.Certificate))];
        List<CertificateFacts> served = [.. ground.Request.Presented.Distinct().Where(sent => IsSent(top, sent, authorities))];
        // PKIXCertComparator: those that the key identifier names come first, then those whose issuer is an anchor; each goes before what is like it.
        foreach (int rank in (ReadOnlySpan<int>)[0, 1, 2])
        {
            foreach (CertificateFacts sent in Enumerable.Reverse(served).Where(one => RankOf(top, one) == rank))
            {
                if (!MayGrow(sent))
                    continue;
                if (top.IsSelfIssued && sent.IsSelfIssued)
                    return false;
                _path.Add(sent);
                if (Extend(sent.IsSelfIssued ? authorities : authorities + 1))
                    return true;
                _path.RemoveAt(_path.Count - 1);
            }

            List<TrustAnchor> like = [.. trusted.Where(anchor => RankOf(top, anchor.Certificate) == rank)];
            if (like.Count > 0 && choice.Take(_path, like, isFinal: false))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Above an authority the selector is used a second time, and still wants what it wanted of what was sent: that the day is within the dates. Measured
    /// live with JDK 17: L+G2x+R1x+M|R1s_exp is refused, L+R1x+M|M_exp accepted. A version before 3 must cover the dates of what it signed.
    /// </summary>
    private bool IsTrusted(CertificateFacts top, CertificateFacts anchor) =>
        ground.NamesAgree(top, anchor) && ground.Step() && !IsRepeated(anchor)
        && (_path.Count == 1 || ground.IsValid(anchor))
        && (anchor.Version > 2 || (Covers(anchor, top.NotBefore) && Covers(anchor, top.NotAfter)));

    private bool IsSent(CertificateFacts top, CertificateFacts sent, int authorities) =>
        authorities < MaxAuthorities && ground.NamesAgree(top, sent) && ground.Step() && !IsRepeated(sent) && ground.IsValid(sent)
        && !anchors.Exists(anchor => anchor.Certificate.Equals(sent))
        && sent is { Version: > 2, BasicConstraints: { IsAuthority: true } constraints } && (constraints.PathLength ?? int.MaxValue) >= authorities;

    private bool MayGrow(CertificateFacts sent) =>
        !HasUnknown(sent) && sent.KeyUsage is not { AllowsCertificateSigning: false }
        && ground.Signature(_path[^1], sent) != SignatureResult.Invalid && ground.MayGrow(_path.Count);

    private bool HasUnknown(CertificateFacts certificate) => certificate.CriticalExtensions.Any(oid => ground.Rules.UnderstoodExtensions?.Contains(oid) is false);

    /// <summary>addVertices: the same name, key and alternative names a second time.</summary>
    private bool IsRepeated(CertificateFacts one) => _path.Exists(other => other.Equals(one)
        || (other.SpkiSha256 == one.SpkiSha256 && other.Subject.Equals(one.Subject)
            && other.DnsNames.SequenceEqual(one.DnsNames, StringComparer.Ordinal) && other.HasOtherAlternativeNames == one.HasOtherAlternativeNames));

    private int RankOf(CertificateFacts top, CertificateFacts issuer)
    {
        if (top.AuthorityKeyIdentifier?.KeyIdentifier is { } wanted && string.Equals(wanted, issuer.SubjectKeyIdentifier, StringComparison.Ordinal))
            return 0;
        return _trustedNames.Contains(issuer.Issuer) ? 1 : 2;
    }

    private static bool Covers(CertificateFacts certificate, DateTimeOffset time) => time >= certificate.NotBefore && time <= certificate.NotAfter;
}
