using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// LibreSSL's own verifier as X509_verify_cert calls it (libressl/openbsd src/lib/libcrypto/x509/x509_verify.c x509_verify_build_chains): at
/// each step the one issuer that the store offers, then everything that was sent. A served certificate on the way that is out of its dates,
/// did not sign, or signs itself ends everything, and so does a bad root while no chain was good.
/// </summary>
internal sealed class LibreSslWalk(WalkGround ground)
{
    private readonly List<CertificateFacts> _path = [];
    private readonly List<CertificateFacts> _served = [.. ground.Served];
    private (IReadOnlyList<CertificateFacts> Path, TrustAnchor Anchor, int ServedCount)? _good;
    private bool _failed;

    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        CertificateFacts endEntity = ground.Request.Presented[0];
        _path.Add(endEntity);
        if (SelfSigned.Is(endEntity))
        {
            if (ground.Request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(endEntity)) is { } copy && endEntity.KeyUsage is not { AllowsCertificateSigning: false })
                ground.Judge([endEntity], copy, 0, plainEndEntity: true);
            else
                ground.DeadEnd(_path);
            return;
        }

        Extend(1);
        if (_failed)
            return;
        if (_good is { } good)
            ground.Judge(good.Path, good.Anchor, good.ServedCount);
        else
            ground.DeadEnd(_path);
    }

    private void Extend(int servedCount)
    {
        if (!ground.MayGrow(_path.Count))
            return;
        if (FromStore() is { } stored && !_path.Contains(stored.Certificate))
        {
            if (ground.Signature(_path[^1], stored.Certificate) == SignatureResult.Invalid)
            {
                Fail(PathFindingIds.SignatureInvalid, $"'{stored.Certificate.Subject.CommonName}' of the store did not sign '{_path[^1].Subject.CommonName}'");
                return;
            }

            if ((SelfSigned.Is(stored.Certificate) || stored.Usage == AnchorUsage.Rejected) && stored.Usage != AnchorUsage.OtherOnly)
                Root(stored, servedCount);
            else
                Deeper(stored.Certificate, servedCount);
        }

        bool any = _good is not null || FromStore() is not null;
        foreach (CertificateFacts candidate in _served)
        {
            if (_failed)
                return;
            if (!ground.MayBeIssuer(_path[^1], candidate, isAnchor: false) || _path.Contains(candidate) || candidate.KeyUsage is { AllowsCertificateSigning: false })
                continue;
            any = true;
            if (ground.Signature(_path[^1], candidate) == SignatureResult.Invalid)
                Fail(PathFindingIds.SignatureInvalid, $"'{candidate.Subject.CommonName}', which the server sent, did not sign '{_path[^1].Subject.CommonName}'");
            else if (!ground.IsValid(candidate))
                Fail(PathFindingIds.Expired, $"'{candidate.Subject.CommonName}', which the server sent, is out of its dates");
            else if (_good is not null)
                continue;
            else if (!SelfSigned.Is(candidate))
                Deeper(candidate, servedCount + 1);
            else
                Fail(PathFindingIds.NoAnchor, $"'{candidate.Subject.CommonName}', which the server sent, is self-signed and not in the store");
        }

        // A dead end is an error that ends everything too. Vector: loop_then_R1s|C2.
        if (!any)
            Fail(PathFindingIds.NoAnchor, $"the issuer of '{_path[^1].Subject.CommonName}' ({_path[^1].Issuer.CommonName}) is not in the store");
    }

    private void Deeper(CertificateFacts certificate, int servedCount)
    {
        _path.Add(certificate);
        Extend(servedCount);
        _path.RemoveAt(_path.Count - 1);
    }

    private void Root(TrustAnchor anchor, int servedCount)
    {
        List<CertificateFacts> path = [.. _path, anchor.Certificate];
        if (_good is not null)
            return;
        if (ground.Findings(path, anchor, servedCount).Any(static finding => finding.Fatal))
        {
            _failed = true;
            ground.Judge(path, anchor, servedCount);
        }
        else
        {
            _good = (path, anchor, servedCount);
        }
    }

    private void Fail(string finding, string text)
    {
        _failed = true;
        ground.DeadEnd(_path, new PathFinding(finding, _path.Count - 1, text));
    }

    /// <summary>X509_STORE_CTX_get1_issuer: the first valid one, else the one that expires last.</summary>
    private TrustAnchor? FromStore()
    {
        TrustAnchor? other = null;
        foreach (TrustAnchor entry in ground.Store)
        {
            if (!ground.MayBeIssuer(_path[^1], entry.Certificate, isAnchor: true) || entry.Certificate.KeyUsage is { AllowsCertificateSigning: false })
                continue;
            if (ground.IsValid(entry.Certificate))
                return entry;
            if (other is null || entry.Certificate.NotAfter > other.Certificate.NotAfter)
                other = entry;
        }

        return other;
    }
}
