using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// NSS's classic builder (lib/certhigh/certvfy.c cert_VerifyCertChainOld, lib/pki/pkibase.c nssCertificateArray_FindBestCertificate): at each
/// step the one best certificate with the issuer's name, from the store and from what was sent alike, never taken back.
/// </summary>
internal sealed class NssWalk(WalkGround ground)
{
    // lib/certdb/certt.h CERT_MAX_CERT_CHAIN. Case: LD20 ...|R.
    private const int MaxSubjects = 20;

    // lib/util/secoid.c SUPPORTED_CERT_EXTENSION. Cases: L_polc M|R, L_aiac M|R, L_crldp M|R.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "2.5.29.14", "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.30", "2.5.29.35", "2.5.29.37", "1.3.6.1.5.5.7.1.1", "2.16.840.1.113730.1.1",
    };

    private readonly List<CertificateFacts> _known = Candidates(ground);
    private readonly List<CertificateFacts> _path = [ground.Request.Presented[0]];
    private readonly List<PathFinding> _findings = [];

    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        CertificateFacts endEntity = _path[0];
        AddDates(endEntity, 0);
        _findings.AddRange(NssCertificate.EndEntityFindings(endEntity));
        if (ground.Rules.ChecksHostName && ground.Request.HostName is { } host)
        {
            if (HostNameRule.AddressFinding(host) is { } address)
                _findings.Add(address);
            else if (!NssHostName.Matches(endEntity, host))
                _findings.Add(CertificateFindings.HostName(endEntity, host));
        }

        int authorities = 0;
        while (_path.Count <= MaxSubjects && ground.MayGrow(_path.Count))
        {
            CertificateFacts subject = _path[^1];
            if (subject.CriticalExtensions.FirstOrDefault(static oid => !Known.Contains(oid)) is { } oid)
                _findings.Add(CertificateFindings.Critical(subject, _path.Count - 1, oid));
            if ((NssCertificate.IsRoot(subject) ? subject : Best(subject)) is not { } issuer)
                break;
            _path.Add(issuer);
            CheckIssuer(subject, issuer, authorities);
            if (Trusted(issuer) is { } anchor)
            {
                ground.Add(_path is [var one, var same] && one.Equals(same) ? [one] : _path, anchor, _findings);
                return;
            }

            CheckAuthority(issuer);
            if (NssCertificate.IsRoot(issuer) || issuer.Equals(subject))
                break;
            if (!issuer.IsSelfIssued)
                authorities++;
        }

        ground.DeadEnd(_path);
    }

    private static List<CertificateFacts> Candidates(WalkGround ground)
    {
        // One certificate for each issuer and serial number, the first of those sent and the first of the store. Vector: R1s_badsig+R1s.
        static IEnumerable<CertificateFacts> First(IEnumerable<CertificateFacts> certificates) =>
            certificates.DistinctBy(static certificate => (certificate.Issuer, certificate.SerialNumber));
        return [.. First(ground.Request.Presented.Skip(1)).Concat(First(ground.Store.Select(static entry => entry.Certificate))).Distinct()];
    }

    /// <summary>What counts of the issuer, the anchor too: signature, dates, basic constraints, path length, names.</summary>
    private void CheckIssuer(CertificateFacts subject, CertificateFacts issuer, int authorities)
    {
        int index = _path.Count - 1;
        AddDates(issuer, index);
        if (!NssCertificate.HasKnownKey(issuer, isSigner: true, knowsEdwards: false))
            _findings.Add(CertificateFindings.WeakKey(issuer, index));
        if (subject.SignatureAlgorithm.StartsWith("md", StringComparison.Ordinal))
            _findings.Add(CertificateFindings.WeakSignature(subject, index - 1));
        switch (ground.Signature(subject, issuer))
        {
            case SignatureResult.Invalid:
                _findings.Add(CertificateFindings.WrongSignature(subject, issuer, index - 1));
                break;
            case SignatureResult.Undecidable:
                _findings.Add(CertificateFindings.UndecidedSignature(subject, issuer, index - 1));
                break;
            default:
                break;
        }

        if (issuer.BasicConstraints is { IsAuthority: false })
            _findings.Add(CertificateFindings.NotAnAuthority(issuer, index));
        if (issuer.BasicConstraints?.PathLength is { } allowed && authorities > allowed)
            _findings.Add(CertificateFindings.PathLength(subject, index - 1));
        if (issuer.NameConstraints is not { } constraints)
            return;
        for (int i = 0; i < index; i++)
        {
            if ((i == 0 || !_path[i].IsSelfIssued) && !NssNameConstraints.Allow(constraints, NssNameConstraints.NamesOf(_path[i], isEndEntity: i == 0)))
                _findings.Add(CertificateFindings.Names(_path[i]));
        }
    }

    /// <summary>What an authority that is not trusted must be besides.</summary>
    private void CheckAuthority(CertificateFacts issuer)
    {
        int index = _path.Count - 1;
        bool isAuthority = NssCertificate.IsAuthority(issuer);
        bool hasTypes = NssCertificate.HasTypes(issuer) && (NssCertificate.IsSslAuthority(issuer) || NssCertificate.IsOtherAuthority(issuer));
        if (!isAuthority || hasTypes)
            isAuthority = NssCertificate.IsSslAuthority(issuer);
        if (!isAuthority)
            _findings.Add(CertificateFindings.NotAnAuthority(issuer, index));
        if (issuer.KeyUsage is { AllowsCertificateSigning: false })
            _findings.Add(CertificateFindings.MayNotSign(issuer, index));
    }

    private void AddDates(CertificateFacts certificate, int index)
    {
        if (NssCertificate.OutOfDates(certificate, index, ground.Request.At) is { } finding)
            _findings.Add(finding);
    }

    private TrustAnchor? Trusted(CertificateFacts certificate) =>
        ground.Request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(certificate) && anchor.Usage != AnchorUsage.OtherOnly);

    /// <summary>
    /// Those that the authority key identifier names, else those that it does not rule out; that are authorities or trusted; of these the best
    /// by usage, dates, trust and age, the later of equals. Vectors: ats_R1s_R1x_G2x|C2, ats_short|R1s_k2noski+R1s. Case: L M|R R_caf.
    /// </summary>
    private CertificateFacts? Best(CertificateFacts subject)
    {
        List<(CertificateFacts Certificate, bool? Match)> named = [.. _known.Where(candidate => ground.NamesAgree(subject, candidate) && ground.Step()).Select(candidate => (candidate, Match(subject, candidate)))];
        bool isDefinite = named.Exists(static one => one.Match is true);
        CertificateFacts? best = null;
        foreach ((CertificateFacts candidate, bool? match) in named)
        {
            if (match is false || (isDefinite && match is not true) || !MayIssue(candidate))
                continue;
            if (best is null || IsBetter(candidate, best))
                best = candidate;
        }

        return best;
    }

    /// <summary>nss3certificate_matchIdentifier.</summary>
    private static bool? Match(CertificateFacts subject, CertificateFacts candidate)
    {
        if (subject.AuthorityKeyIdentifier is not { } authority)
            return null;
        bool? match = null;
        if (authority.KeyIdentifier is { } wanted && candidate.SubjectKeyIdentifier is { } own)
        {
            if (!string.Equals(wanted, own, StringComparison.Ordinal))
                return false;
            match = true;
        }

        if (authority.Issuer is { } issuer)
            match = issuer.Equals(candidate.Issuer) && string.Equals(authority.SerialNumber, candidate.SerialNumber, StringComparison.Ordinal) ? true : null;
        return match;
    }

    /// <summary>CERT_IsCACert.</summary>
    private bool MayIssue(CertificateFacts candidate) =>
        NssCertificate.IsAuthority(candidate) || Trusted(candidate) is not null || (candidate.Version < 3 && NssCertificate.IsRoot(candidate))
        || (NssCertificate.HasTypes(candidate) && (NssCertificate.IsSslAuthority(candidate) || NssCertificate.IsOtherAuthority(candidate)));

    private bool IsBetter(CertificateFacts candidate, CertificateFacts best)
    {
        if (MatchesUsage(candidate) is var usage && usage != MatchesUsage(best))
            return usage;
        if (NssCertificate.IsValid(candidate, ground.Request.At) is var valid && valid != NssCertificate.IsValid(best, ground.Request.At))
            return valid;
        if (Trusted(candidate) is not null is var trusted && trusted != Trusted(best) is not null)
            return trusted;
        return !IsNewer(best, candidate);
    }

    private bool MatchesUsage(CertificateFacts candidate) =>
        candidate.KeyUsage is not { AllowsCertificateSigning: false }
        && (NssCertificate.IsAuthority(candidate) || NssCertificate.IsSslAuthority(candidate) || Trusted(candidate) is not null || (candidate.Version < 3 && NssCertificate.IsRoot(candidate)));

    /// <summary>CERT_IsNewer: of one that was issued later and ends earlier, the ended one is older.</summary>
    private bool IsNewer(CertificateFacts one, CertificateFacts other)
    {
        bool begins = one.NotBefore > other.NotBefore, ends = one.NotAfter > other.NotAfter;
        if (begins == ends)
            return begins;
        return begins ? one.NotAfter >= ground.Request.At : other.NotAfter < ground.Request.At;
    }
}
