using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// wolfSSL (src/internal.c ProcessPeerCerts): what was sent is verified from the last to the second, each with a signer of the table, to which
/// every verified authority is added; then the end entity. Classic builds fail on the first that has no signer; with WOLFSSL_ALT_CERT_CHAINS
/// an authority without one is passed over. Any other fault is final, also of a certificate that no path needs.
/// </summary>
internal sealed class WolfSslWalk(WalkGround ground)
{
    private readonly WolfSslOptions _options = ground.Profile.WolfSsl;
    private readonly WolfSslTable _table = new(ground);

    /// <summary>Searches from the last presented certificate.</summary>
    public void Run()
    {
        IReadOnlyList<CertificateFacts> sent = ground.Request.Presented;
        foreach (CertificateFacts one in sent)
        {
            if (WolfSslReading.WhyNot(one, _options, isFromStore: false) is { } why)
            {
                ground.DeadEnd([sent[0]], CertificateFindings.Unreadable(one, -1, why));
                return;
            }
        }

        for (int i = sent.Count - 1; i > 0; i--)
        {
            if (!Take(sent[i]))
                return;
        }

        CertificateFacts endEntity = sent[0];
        // What is loaded itself is good, also where its signature is not. Cases: L|L R, SSbad|SSbad, L_bad M|L_bad R.
        if (_options.MaySkipAuthorities && _table.Has(endEntity) && ground.Request.Anchors.FirstOrDefault(entry => entry.Certificate.Equals(endEntity)) is { } copy)
            ground.Add([endEntity], copy, EndEntityFaults(endEntity));
        else if (_table.SignerOf(endEntity) is { } signer)
            ground.Add([endEntity, .. signer.Path], signer.Anchor, [.. Faults(endEntity, signer, isEndEntity: true), .. EndEntityFaults(endEntity)]);
        else
            ground.DeadEnd([endEntity]);
    }

    /// <summary>Whether the certificate does not end the handshake: it is verified, or may be passed over for want of a signer.</summary>
    private bool Take(CertificateFacts certificate)
    {
        bool isAuthority = certificate.BasicConstraints is { IsAuthority: true };
        if (_table.SignerOf(certificate) is not { } signer)
        {
            bool mayPass = _options.MaySkipAuthorities && isAuthority;
            if (!mayPass)
                ground.DeadEnd([certificate]);
            return mayPass;
        }

        List<PathFinding> faults = [.. Faults(certificate, signer, isEndEntity: false)];
        if (isAuthority && !_table.Has(certificate))
        {
            // AddCA: NOT_CA_ERROR. What the store has already is not added, and so not looked at. Vector: M_noCertSign|M_noCertSign+R1s.
            bool maySign = certificate.IsSelfIssued || certificate.KeyUsage is { AllowsCertificateSigning: true } || (certificate.KeyUsage is null && !_options.NeedsAuthorityKeyUsage);
            if (!maySign)
                faults.Add(CertificateFindings.MayNotSign(certificate, 0));
        }

        IReadOnlyList<CertificateFacts> path = [certificate, .. signer.Path];
        if (faults.Count > 0)
        {
            ground.Add(path, signer.Anchor, faults);
            return false;
        }

        if (isAuthority)
            _table.Add(new WolfSslSigner(certificate, path, signer.Anchor, _table.MayFollow(certificate, signer)));
        return true;
    }

    /// <summary>ParseCertRelative, in its order: path length, signature, names, dates, critical extensions.</summary>
    private IEnumerable<PathFinding> Faults(CertificateFacts certificate, WolfSslSigner signer, bool isEndEntity)
    {
        if ((!isEndEntity || _options.PathLengths == WolfSslPathLengths.NotOfRoots) && !_table.IsWithinLimit(certificate, signer))
            yield return CertificateFindings.PathLength(certificate, 0);
        bool isMd5 = _options.RefusesMd5 && certificate.SignatureAlgorithm.StartsWith("md", StringComparison.Ordinal);
        switch (isMd5 ? SignatureResult.Valid : ground.Signature(certificate, signer.Certificate))
        {
            case SignatureResult.Invalid:
                yield return CertificateFindings.WrongSignature(certificate, signer.Certificate, 0);
                break;
            case SignatureResult.Undecidable:
                yield return CertificateFindings.UndecidedSignature(certificate, signer.Certificate, 0);
                break;
            default:
                break;
        }

        if (isMd5)
            yield return CertificateFindings.WeakSignature(certificate, 0);
        // Until 5.8 the signer's constraints alone, on authorities too. Vector: ats_short|R1s_ncOk. Case: L M|R_nc_e_local.
        IEnumerable<CertificateFacts> above = _options.Names == WolfSslNameRules.EachForm ? signer.Path : [signer.Certificate];
        if (above.Any(authority => authority.NameConstraints is { } constraints && !WolfSslNameConstraints.Allow(constraints, certificate, _options.Names)))
            yield return CertificateFindings.Names(certificate);
        if (ground.Request.At > certificate.NotAfter)
            yield return CertificateFindings.Expired(certificate, 0);
        else if (ground.Request.At < certificate.NotBefore)
            yield return CertificateFindings.NotYetValid(certificate, 0);
        if (WolfSslReading.CriticalOf(certificate, _options) is { } oid)
            yield return CertificateFindings.Critical(certificate, 0, oid);
    }

    private IEnumerable<PathFinding> EndEntityFaults(CertificateFacts endEntity)
    {
        if (_options.NeedsDigitalSignature && endEntity.KeyUsage is { } usage && (usage.Usages & KeyUsages.DigitalSignature) == KeyUsages.None)
            yield return CertificateFindings.KeyUsage(endEntity);
        if (!KeyPurposes.IsForServers(endEntity, allowsAny: true))
            yield return CertificateFindings.Purpose(endEntity, 0);
        if (ground.Request.HostName is not { } host)
            yield break;
        if (HostNameRule.AddressFinding(host) is { } address)
            yield return address;
        else if (!WolfSslHostName.Matches(endEntity, host, _options))
            yield return CertificateFindings.HostName(endEntity, host);
    }
}
