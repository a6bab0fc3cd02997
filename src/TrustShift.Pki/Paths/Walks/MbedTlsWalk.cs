using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// mbedTLS (library/x509_crt.c x509_crt_verify_chain, x509_crt_find_parent): for each certificate a parent among the trusted ones, else among
/// those that were sent after it. A parent must have signed where it is trusted; a valid one is preferred. Nothing is taken back.
/// </summary>
internal sealed class MbedTlsWalk(WalkGround ground)
{
    // x509_crt.c MBEDTLS_X509_MAX_INTERMEDIATE_CA.
    private const int MaxIntermediates = 8;

    private readonly IReadOnlyList<CertificateFacts> _sent = ground.Request.Presented;
    private readonly List<TrustAnchor> _store =
    [
        .. ground.Request.Anchors.Where(anchor => MbedTlsReading.WhyNot(anchor.Certificate, ground.Profile.MbedTls) is null && anchor.Usage != AnchorUsage.OtherOnly),
    ];

    private readonly List<CertificateFacts> _path = [];
    private readonly List<PathFinding> _findings = [];

    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        foreach (CertificateFacts certificate in _sent)
        {
            if (MbedTlsReading.WhyNot(certificate, ground.Profile.MbedTls) is not { } why)
                continue;
            ground.DeadEnd([_sent[0]], CertificateFindings.Unreadable(certificate, -1, why));
            return;
        }

        CheckEndEntity();
        int at = 0;
        for (CertificateFacts? child = _sent[0]; child is not null && ground.MayGrow(_path.Count);)
        {
            Add(child);
            if (!MbedTlsReading.IsStrongSignature(child.SignatureAlgorithm, ground.Profile.MbedTls))
                _findings.Add(CertificateFindings.WeakSignature(child, _path.Count - 1));
            // x509_crt_check_ee_locally_trusted: the same bytes, and self-issued.
            if (_path.Count == 1 && child.IsSelfIssued && ground.Request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(child)) is { } copy)
            {
                ground.Add(_path, copy, _findings);
                return;
            }

            if (Parent(_store, static anchor => anchor.Certificate, isTrusted: true) is { } anchor)
            {
                CheckSigner(child, anchor.Certificate);
                Add(anchor.Certificate);
                ground.Add(_path, anchor, _findings);
                return;
            }

            List<CertificateFacts> ahead = [.. _sent.Skip(at + 1)];
            CertificateFacts? next = _path.Count > MaxIntermediates ? null : Parent(ahead, static certificate => certificate, isTrusted: false);
            if (next is not null)
            {
                CheckSigner(child, next);
                at += 1 + ahead.IndexOf(next);
            }

            child = next;
        }

        ground.DeadEnd(_path);
    }

    /// <summary>
    /// library/ssl_tls.c mbedtls_ssl_check_cert_usage: what TLS 1.3 and the key exchanges that servers choose need is a signature. Cases:
    /// L_ku_ke M|R, L_rku_ke M|R.
    /// </summary>
    private void CheckEndEntity()
    {
        CertificateFacts endEntity = _sent[0];
        if (endEntity.KeyUsage is { } usage && !usage.Usages.HasFlag(KeyUsages.DigitalSignature))
            _findings.Add(CertificateFindings.KeyUsage(endEntity));
        if (!KeyPurposes.IsForServers(endEntity, allowsAny: true))
            _findings.Add(CertificateFindings.Purpose(endEntity, 0));
        if (!MbedTlsReading.IsStrong(endEntity.Key, ground.Profile))
            _findings.Add(CertificateFindings.WeakKey(endEntity, 0));
        if (!ground.Rules.ChecksHostName || ground.Request.HostName is not { } host)
            return;
        if (HostNameRule.AddressFinding(host) is { } address)
            _findings.Add(address);
        else if (!MbedTlsHostName.Matches(endEntity, host))
            _findings.Add(CertificateFindings.HostName(endEntity, host));
    }

    private void Add(CertificateFacts certificate)
    {
        _path.Add(certificate);
        int index = _path.Count - 1;
        if (ground.Request.At > certificate.NotAfter)
            _findings.Add(CertificateFindings.Expired(certificate, index));
        else if (ground.Request.At < certificate.NotBefore)
            _findings.Add(CertificateFindings.NotYetValid(certificate, index));
    }

    private void CheckSigner(CertificateFacts child, CertificateFacts parent)
    {
        int index = _path.Count - 1;
        if (CertificateFindings.Signature(ground.Signature(child, parent), child, parent, index) is { } finding)
            _findings.Add(finding);
        if (!MbedTlsReading.IsStrong(parent.Key, ground.Profile))
            _findings.Add(CertificateFindings.WeakKey(parent, index + 1));
    }

    /// <summary>x509_crt_find_parent_in.</summary>
    private T? Parent<T>(List<T> from, Func<T, CertificateFacts> certificateOf, bool isTrusted)
        where T : class
    {
        T? fallback = null;
        CertificateFacts child = _path[^1];
        foreach (T item in from)
        {
            CertificateFacts candidate = certificateOf(item);
            if (!ground.MayBeIssuer(child, candidate, isTrusted))
                continue;
            // A trusted one of an old version need not be an authority.
            bool needsAuthority = !(isTrusted && candidate.Version < 3);
            if (needsAuthority && (candidate.BasicConstraints is not { IsAuthority: true } || candidate.KeyUsage is { AllowsCertificateSigning: false }))
                continue;
            // Self-issued authorities between do not count, but the child does. Case: Ls Ms M_pl0|R is refused.
            int below = _path.Count - 1 - _path.Take(_path.Count - 1).Skip(1).Count(static authority => authority.IsSelfIssued);
            if (candidate.BasicConstraints?.PathLength is { } allowed && below > allowed)
                continue;
            if (isTrusted && ground.Signature(child, candidate) == SignatureResult.Invalid)
                continue;
            if (ground.IsValid(candidate))
                return item;
            fallback ??= item;
        }

        return fallback;
    }
}
