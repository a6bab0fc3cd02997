using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>GnuTLS lib/x509/verify.c _gnutls_verify_crt_status and verify_crt: the list against one bucket, from its end to the end entity.</summary>
internal sealed class GnuTlsCheck(WalkGround ground, GnuTlsStore store, IReadOnlyList<CertificateFacts> list)
{
    /// <summary>RFC 7633.</summary>
    public const string TlsFeature = "1.3.6.1.5.5.7.1.24";

    // lib/x509/supported_exts.gperf.
    private static readonly HashSet<string> Supported = new(StringComparer.Ordinal)
    {
        "2.5.29.14", "2.5.29.15", "2.5.29.17", "2.5.29.18", "2.5.29.19", "2.5.29.30", "2.5.29.31", "2.5.29.35", "2.5.29.37",
        "1.3.6.1.5.5.7.1.1", "1.3.6.1.5.5.7.1.14", TlsFeature, "2.5.29.32", "2.5.29.54",
    };

    private const string Secp224R1 = "1.3.132.0.33";

    private readonly GnuTlsOptions _options = ground.Profile.GnuTls;
    private readonly GnuTlsNameConstraints _names = GnuTlsNameConstraints.Of(ground.Profile.GnuTls);
    private readonly List<PathFinding> _findings = [];
    private int _mayFollow = int.MaxValue;
    private bool _needsTlsFeature;

    /// <summary>Verifies against the entries of a bucket.</summary>
    public GnuTlsAttempt Verify(List<TrustAnchor> bucket)
    {
        int count = list.Count;
        if (count > 1 && store.IsIssuer(list[count - 1], list[count - 1]))
            count--;
        // _gnutls_check_if_same_key: the end entity itself, or a certificate of the list with an entry's name and key, cuts the list.
        for (int i = 0; i < count; i++)
        {
            if (bucket.Find(entry => i == 0 ? entry.Certificate.Equals(list[0]) : entry.IsSameAnchorAs(list[i])) is not { } same)
                continue;
            CheckTime(same.Certificate, i);
            CheckKey(same.Certificate, i);
            if (_findings.Count > 0 || i == 0)
                return new GnuTlsAttempt([.. list.Take(i), same.Certificate], same, _findings);
            count = i;
        }

        CertificateFacts last = list[count - 1];
        if (Issuer(last, bucket) is not { } anchor)
            return new GnuTlsAttempt([.. list.Take(count)], null, []);
        VerifyOne(count - 1, anchor.Certificate, isSent: false);
        for (int i = count - 1; i > 0 && !Failed; i--)
        {
            if (_options.AsksPurpose && !IsForServers(list[i], allowsAny: false))
            {
                _findings.Add(CertificateFindings.Purpose(list[i], i));
                break;
            }

            VerifyOne(i - 1, list[i], isSent: true);
        }

        return new GnuTlsAttempt([.. list.Take(count), anchor.Certificate], anchor, _findings);
    }

    /// <summary>
    /// _gnutls_check_key_purpose: an empty extension asks for nothing, and an authority may have the old step-up purpose. Cases: L_eku_ M|R,
    /// L M_eku_nssgc|R.
    /// </summary>
    public static bool IsForServers(CertificateFacts certificate, bool allowsAny) =>
        certificate.ExtendedKeyUsage is { IsEmpty: true }
        || KeyPurposes.IsForServers(certificate, allowsAny)
        || (certificate.BasicConstraints is { IsAuthority: true } && certificate.ExtendedKeyUsage!.Value.Contains(KeyPurposes.StepUp, StringComparer.Ordinal));

    private bool Failed => _findings.Exists(static finding => finding.Fatal);

    /// <summary>find_issuer: the first, but each later one that is valid takes its place. Signatures are not looked at. Case: L M|R R_caf.</summary>
    private TrustAnchor? Issuer(CertificateFacts certificate, List<TrustAnchor> bucket)
    {
        TrustAnchor? issuer = null;
        foreach (TrustAnchor entry in bucket.Where(entry => store.IsIssuer(certificate, entry.Certificate)))
        {
            if (issuer is null || ground.IsValid(entry.Certificate))
                issuer = entry;
        }

        return issuer;
    }

    /// <summary>verify_crt.</summary>
    private void VerifyOne(int index, CertificateFacts issuer, bool isSent)
    {
        CertificateFacts certificate = list[index];
        if (_mayFollow-- == 0)
        {
            _findings.Add(CertificateFindings.PathLength(certificate, index));
            return;
        }

        // Key identifiers or names that disagree are an unknown signer. Cases: L_badaki M|R, L M_lower|R, L M Rx_byU Rx|R R2.
        if (isSent && !store.IsIssuer(certificate, issuer))
        {
            _findings.Add(CertificateFindings.NoIssuer(certificate, index));
            return;
        }

        if (issuer.NameConstraints is { } constraints && !_names.Append(constraints))
            _findings.Add(CertificateFindings.Names(list[0]));
        else if (index == 0 && !_names.Allows(certificate))
            _findings.Add(CertificateFindings.Names(certificate));
        _needsTlsFeature |= issuer.Extensions.Contains(TlsFeature, StringComparer.Ordinal);
        if (_needsTlsFeature && !certificate.Extensions.Contains(TlsFeature, StringComparer.Ordinal))
            _findings.Add(CertificateFindings.Critical(issuer, index + 1, TlsFeature));
        CheckAuthority(certificate, issuer, index + 1, isSent);
        switch (ground.Signature(certificate, issuer))
        {
            case SignatureResult.Invalid:
                _findings.Add(CertificateFindings.WrongSignature(certificate, issuer, index));
                break;
            case SignatureResult.Undecidable:
                _findings.Add(CertificateFindings.UndecidedSignature(certificate, issuer, index));
                break;
            default:
                break;
        }

        CheckCritical(issuer, index + 1);
        if (index == 0)
            CheckCritical(certificate, index);
        CheckKey(certificate, index);
        CheckKey(issuer, index + 1);
        // No group of TLS fits such a key. Case: L_key_p224 M|R.
        if (index == 0 && certificate.Key.Curve is Secp224R1)
            _findings.Add(CertificateFindings.WeakKey(certificate, index));
        // The signature of a self-issued one does not matter.
        if (SignatureAlgorithms.IsWeak(certificate.SignatureAlgorithm) && !store.IsIssuer(certificate, certificate))
            _findings.Add(CertificateFindings.WeakSignature(certificate, index));
        CheckTime(issuer, index + 1);
        CheckTime(certificate, index);
    }

    /// <summary>
    /// check_if_ca: an anchor of version 1 is not looked at, a self-issued anchor need not say that it is an authority, one that was sent must.
    /// The path length counts every certificate. Cases: L|M_v1, Ls Ms M_pl0|R.
    /// </summary>
    private void CheckAuthority(CertificateFacts certificate, CertificateFacts issuer, int index, bool isSent)
    {
        if (!isSent && issuer.Version == 1)
            return;
        if (issuer.BasicConstraints is { IsAuthority: true } basic)
            _mayFollow = Math.Min(_mayFollow, basic.PathLength ?? int.MaxValue);
        else if (!certificate.Equals(issuer) && (isSent || issuer.BasicConstraints is not null || !store.IsIssuer(issuer, issuer)))
            _findings.Add(CertificateFindings.NotAnAuthority(issuer, index));
        if (issuer.KeyUsage is { AllowsCertificateSigning: false })
            _findings.Add(CertificateFindings.MayNotSign(issuer, index));
    }

    private void CheckCritical(CertificateFacts certificate, int index)
    {
        foreach (string oid in certificate.CriticalExtensions.Where(static oid => !Supported.Contains(oid)))
            _findings.Add(CertificateFindings.Critical(certificate, index, oid));
    }

    /// <summary>is_level_acceptable. An unknown curve has no strength. Cases: L_by_k1 M_key_k1|R, L_by_p224 M_key_p224|R.</summary>
    private void CheckKey(CertificateFacts certificate, int index)
    {
        bool isWeak = certificate.Key switch
        {
            { Algorithm: "RSA" or "DSA" } key => key.Bits < _options.MinRsaBits,
            { Algorithm: "EC" } key => key.Curve is not ("P-256" or "P-384" or "P-521" or Secp224R1),
            _ => false,
        };
        if (isWeak)
            _findings.Add(CertificateFindings.WeakKey(certificate, index));
    }

    private void CheckTime(CertificateFacts certificate, int index)
    {
        if (ground.Request.At < certificate.NotBefore)
            _findings.Add(CertificateFindings.NotYetValid(certificate, index));
        else if (ground.Request.At > certificate.NotAfter)
            _findings.Add(CertificateFindings.Expired(certificate, index));
    }
}
