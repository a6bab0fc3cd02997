using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// Libraries that go back: Go (crypto/x509/verify.go buildChains), the JDK (SunCertPathBuilder), mozilla::pkix, rustls-webpki, BoringSSL pki,
/// Botan, NSS's libpkix. Every path that names, key identifiers and signatures allow is judged, and one good path suffices.
/// </summary>
/// <param name="ground">The question.</param>
/// <param name="check">What is wrong with a path, where a library checks in its own way; null for the rules of the profile.</param>
internal sealed class DepthFirstWalk(WalkGround ground, Func<IReadOnlyList<CertificateFacts>, IEnumerable<PathFinding>>? check = null)
{
    private readonly List<CertificateFacts> _path = [];
    private readonly HashSet<CertificateFacts> _extended = [];
    private bool _found;

    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        CertificateFacts endEntity = ground.Request.Presented[0];
        _path.Add(endEntity);
        if (ground.Request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(endEntity)) is { } copy)
        {
            bool trusted = ground.Profile.EndEntity switch
            {
                EndEntityAnchor.Any or EndEntityAnchor.AnyEvenExpired => true,
                EndEntityAnchor.SelfSigned or EndEntityAnchor.SelfSignedUnchecked => endEntity.IsSelfIssued,
                _ => false,
            };
            if (trusted && Judge([endEntity], copy, 0, ground.Profile.EndEntity is not EndEntityAnchor.SelfSigned))
                return;
        }

        Extend();
        if (!ground.Profile.RulesOutByNames || !ground.IsExhausted || LeadsToAnchor(endEntity))
            return;
        ground.RuleOutTheUntried();
        ground.DeadEnd([endEntity]);
    }

    /// <summary>
    /// Whether any path could get from the certificate to an anchor, by names alone: the many certificates of a hostile graph that lead nowhere
    /// leave nothing open.
    /// </summary>
    private bool LeadsToAnchor(CertificateFacts endEntity)
    {
        HashSet<DistinguishedName> ends = [.. ground.Store.Where(IsEnd).Select(static anchor => anchor.Certificate.Subject)];
        IEnumerable<CertificateFacts> blocks = ground.Served.Concat(ground.Profile.BuildsWithStoreIntermediates ? ground.Store.Select(static anchor => anchor.Certificate) : []);
        ILookup<DistinguishedName, DistinguishedName> issuers = blocks.ToLookup(static block => block.Subject, static block => block.Issuer);
        HashSet<DistinguishedName> seen = [endEntity.Issuer];
        var open = new Queue<DistinguishedName>(seen);
        while (open.TryDequeue(out DistinguishedName? name))
        {
            if (ends.Contains(name))
                return true;
            foreach (DistinguishedName issuer in issuers[name].Where(seen.Add))
                open.Enqueue(issuer);
        }

        return false;
    }

    private void Extend()
    {
        DistinguishedName name = _path[^1].Issuer;
        bool any = false;
        foreach (TrustAnchor anchor in ground.StoreNamed(name))
        {
            if (_found)
                return;
            if (!IsEnd(anchor) || _path.Contains(anchor.Certificate) || (ground.Profile.PassesOverRepeatedAnchors && IsKnown(anchor.Certificate)) || !IsIssuer(anchor.Certificate, isAnchor: true))
                continue;
            any = true;
            _found = Judge([.. _path, anchor.Certificate], anchor, _path.Count);
        }

        foreach (CertificateFacts block in ground.Served)
        {
            if (!TryBlock(block, ref any))
                return;
        }

        if (ground.Profile.BuildsWithStoreIntermediates)
        {
            foreach (CertificateFacts block in ground.StoreCertificatesNamed(name))
            {
                if (!ground.IsServed(block) && !TryBlock(block, ref any))
                    return;
            }
        }

        if (!any)
            ground.DeadEnd(_path);
    }

    /// <summary>Whether the search goes on after the certificate was tried as the next one.</summary>
    private bool TryBlock(CertificateFacts block, ref bool any)
    {
        if (_found)
            return false;
        if (!block.Subject.Equals(_path[^1].Issuer) || IsKnown(block) || !IsIssuer(block, isAnchor: false)
            || (ground.Profile.ExtendsEachOnce && (!IsSound(block) || !_extended.Add(block))))
        {
            return true;
        }

        any = true;
        if (!ground.MayGrow(_path.Count))
            return false;
        _path.Add(block);
        Extend();
        _path.RemoveAt(_path.Count - 1);
        return true;
    }

    /// <summary>Whether the entry ends a path, perhaps badly.</summary>
    private bool IsEnd(TrustAnchor anchor) => anchor.Usage != AnchorUsage.OtherOnly
        && (anchor.Usage == AnchorUsage.Rejected || ground.Profile.AcceptsIntermediateAnchors || SelfSigned.Is(anchor.Certificate));

    private bool Judge(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity = false) =>
        check is null ? ground.Judge(path, anchor, servedCount, plainEndEntity) : ground.Add(path, anchor, check(path));

    /// <summary>Go before 1.19 looks at an intermediate before it goes on from it, and at purposes when a path is complete (verify.go isValid).</summary>
    private bool IsSound(CertificateFacts block) =>
        !ground.Findings([.. _path, block], new TrustAnchor(block), _path.Count + 1).Any(finding => finding.Fatal && finding.Index == _path.Count && finding.Id is not PathFindingIds.ExtendedKeyUsage);

    /// <summary>The same name and key a second time is a loop; where the same alternative names belong to it too, not without them.</summary>
    private bool IsKnown(CertificateFacts block) =>
        _path.Exists(one => one.Equals(block) || (!ground.Profile.ExtendsEachOnce && one.SpkiSha256 == block.SpkiSha256 && one.Subject.Equals(block.Subject) && (!ground.Profile.PassesOverRepeatedAnchors || ground.Profile.RepeatsByNameAndKey || HasSameNames(one, block))));

    private static bool HasSameNames(CertificateFacts one, CertificateFacts other) =>
        one.DnsNames.SequenceEqual(other.DnsNames, StringComparer.Ordinal) && one.HasOtherAlternativeNames == other.HasOtherAlternativeNames;

    private bool IsIssuer(CertificateFacts issuer, bool isAnchor) =>
        IsFound(issuer, isAnchor) && (!isAnchor || !ground.Profile.FindsAnchorsByNameBytes || HasSameBytes(_path[^1].Issuer, issuer.Subject)) && ground.MayBeIssuer(_path[^1], issuer, isAnchor) && ground.Signature(_path[^1], issuer) != SignatureResult.Invalid;

    private static bool HasSameBytes(DistinguishedName one, DistinguishedName other) => one.Der.IsEmpty || other.Der.IsEmpty || one.Der.Span.SequenceEqual(other.Der.Span);

    /// <summary>Go before 1.16: of what the key identifier leads to, the rest of the pool is not looked at.</summary>
    private bool IsFound(CertificateFacts issuer, bool isAnchor)
    {
        if (!ground.Profile.FindsByKeyIdentifierFirst || _path[^1].AuthorityKeyIdentifier?.KeyIdentifier is not { } wanted || HasKey(issuer))
            return true;
        return isAnchor
            ? !ground.Store.Any(end => IsEnd(end) && HasKey(end.Certificate))
            : !ground.Served.Any(HasKey) && !(ground.Profile.BuildsWithStoreIntermediates && ground.Store.Any(entry => HasKey(entry.Certificate)));

        bool HasKey(CertificateFacts certificate) => string.Equals(certificate.SubjectKeyIdentifier, wanted, StringComparison.Ordinal);
    }
}
