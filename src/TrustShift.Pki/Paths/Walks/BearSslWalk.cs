using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// BearSSL (src/x509/x509_minimal.t0 decode-certificate): what was sent is read in order, each the issuer of the one before. The first whose
/// issuer, or whose own name and key, the store has ends it well; the first that is wrong before that ends it.
/// </summary>
internal sealed class BearSslWalk(WalkGround ground)
{
    // Extensions with processing of their own, and those that are ignored even if critical. Cases: L_crldp M|R, L_aiac M|R, L_ekuc_client M|R.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "2.5.29.19", "2.5.29.15", "2.5.29.17", "2.5.29.32",
        "2.5.29.35", "2.5.29.14", "2.5.29.18", "2.5.29.9", "2.5.29.31", "2.5.29.46", "1.3.6.1.5.5.7.1.1", "1.3.6.1.5.5.7.1.11",
    };

    // br_x509_minimal_context.min_rsa_size is 0, which stands for 128 bytes; BR_X509_BUFSIZE_SIG is 512.
    private const int MinRsaBits = 1017;
    private const int MaxRsaBits = 4096;

    private readonly List<TrustAnchor> _store = [.. ground.Request.Anchors.Where(static anchor => anchor.Usage != AnchorUsage.OtherOnly)];
    private readonly List<CertificateFacts> _path = [];
    private readonly List<PathFinding> _findings = [];

    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        // tools/certs.c read_trust_anchors: with one key that is not known there is no store. Live case: LD7 ...|R1s_ed25519 R1s.
        if (_store.Find(static anchor => !IsKnownKey(anchor.Certificate.Key)) is { } unreadable)
        {
            ground.DeadEnd([ground.Request.Presented[0]], CertificateFindings.Unreadable(unreadable.Certificate, -1, "its key; so the store is not read"));
            return;
        }

        foreach (CertificateFacts certificate in ground.Request.Presented)
        {
            if (_path.Count > 0 && !ground.MayBeIssuer(_path[^1], certificate, isAnchor: false))
                break;
            if (!ground.MayGrow(_path.Count))
                return;
            _path.Add(certificate);
            Check(certificate);
            // An anchor that is no authority is a directly trusted end entity: its name and key, whatever the rest says.
            if (_path.Count == 1 && _store.Find(anchor => !IsAuthority(anchor.Certificate) && anchor.IsSameAnchorAs(certificate)) is { } own)
            {
                ground.Add([certificate], own with { Certificate = certificate }, _findings);
                return;
            }

            CheckSignatureAlgorithm(certificate);
            foreach (TrustAnchor anchor in _store.Where(anchor => IsAuthority(anchor.Certificate) && ground.MayBeIssuer(certificate, anchor.Certificate, isAnchor: true)))
            {
                SignatureResult signature = ground.Signature(certificate, anchor.Certificate);
                if (signature == SignatureResult.Invalid)
                    continue;
                List<PathFinding> findings = [.. _findings];
                if (CertificateFindings.Signature(signature, certificate, anchor.Certificate, _path.Count - 1) is { } undecided)
                    findings.Add(undecided);
                ground.Add([.. _path, anchor.Certificate], anchor, findings);
                if (signature == SignatureResult.Valid)
                    return;
            }
        }

        ground.DeadEnd(_path);
    }

    /// <summary>x509_decoder.t0: the one thing that is known of an anchor but name and key.</summary>
    private static bool IsAuthority(CertificateFacts certificate) => certificate.BasicConstraints is { IsAuthority: true };

    private void Check(CertificateFacts certificate)
    {
        int index = _path.Count - 1;
        if (ground.Request.At < certificate.NotBefore)
            _findings.Add(CertificateFindings.NotYetValid(certificate, index));
        else if (ground.Request.At > certificate.NotAfter)
            _findings.Add(CertificateFindings.Expired(certificate, index));
        if (!IsKnownKey(certificate.Key) || certificate.Key is { Algorithm: "RSA", Bits: < MinRsaBits })
            _findings.Add(CertificateFindings.WeakKey(certificate, index));
        if (certificate.CriticalExtensions.FirstOrDefault(static oid => !Known.Contains(oid)) is { } oid)
            _findings.Add(CertificateFindings.Critical(certificate, index, oid));
        if (index == 0)
            CheckEndEntity(certificate);
        else
            CheckAuthority(certificate, index);
    }

    /// <summary>
    /// src/ssl/ssl_hs_client.t0: the key exchanges that servers choose need a key that signs. Repudiation that is ruled out is enough for the
    /// client; OpenSSL's servers use only RSA keys of that kind. Cases: L_ku_ke M|R, L_rku_nr M|R, L_ku_nr M|R.
    /// </summary>
    private void CheckEndEntity(CertificateFacts endEntity)
    {
        if (endEntity.KeyUsage is { } usage && (usage.Usages & (KeyUsages.DigitalSignature | (endEntity.Key.Algorithm is "RSA" ? KeyUsages.NonRepudiation : KeyUsages.None))) == KeyUsages.None)
            _findings.Add(CertificateFindings.KeyUsage(endEntity));
        if (!ground.Rules.ChecksHostName || ground.Request.HostName is not { } host)
            return;
        if (HostNameRule.AddressFinding(host) is { } address)
            _findings.Add(address);
        else if (!BearSslHostName.Matches(endEntity, host))
            _findings.Add(CertificateFindings.HostName(endEntity, host));
    }

    /// <summary>process-basicConstraints: every authority below counts, self-issued or not. Case: Ls Ms M_pl0|R.</summary>
    private void CheckAuthority(CertificateFacts authority, int index)
    {
        if (CertificateFindings.Signature(ground.Signature(_path[index - 1], authority), _path[index - 1], authority, index - 1) is { } signature)
            _findings.Add(signature);
        if (!IsAuthority(authority))
            _findings.Add(CertificateFindings.NotAnAuthority(authority, index));
        else if (authority.BasicConstraints!.PathLength is { } allowed && allowed < index - 1)
            _findings.Add(CertificateFindings.PathLength(authority, index));
        if (authority.KeyUsage is { AllowsCertificateSigning: false })
            _findings.Add(CertificateFindings.MayNotSign(authority, index));
    }

    /// <summary>Of RSA only PKCS #1 v1.5, and no MD5. Case: L_rh_pssha256 M_key_rsa2048|R.</summary>
    private void CheckSignatureAlgorithm(CertificateFacts certificate)
    {
        string algorithm = certificate.SignatureAlgorithm;
        bool isKnown = algorithm.StartsWith("sha", StringComparison.Ordinal) || algorithm.StartsWith("ecdsa-with-", StringComparison.Ordinal);
        if (!isKnown)
            _findings.Add(CertificateFindings.WeakSignature(certificate, _path.Count - 1));
    }

    private static bool IsKnownKey(PublicKeyInfo key) => key switch
    {
        { Algorithm: "RSA" } => key.Bits <= MaxRsaBits,
        { Algorithm: "EC" } => key.Curve is "P-256" or "P-384" or "P-521",
        _ => false,
    };
}
