using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// GnuTLS (lib/x509/verify-high.c gnutls_x509_trust_list_verify_crt2, lib/x509/verify.c _gnutls_verify_crt_status): what was sent is sorted
/// into a list, and only two buckets of the store are looked at: that of the last one's issuer, then that of its subject.
/// </summary>
internal sealed class GnuTlsWalk(WalkGround ground)
{
    private readonly GnuTlsStore _store = new(ground);
    private readonly GnuTlsOptions _options = ground.Profile.GnuTls;

    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        CertificateFacts endEntity = ground.Request.Presented[0];
        // A certificate that cannot be imported ends the handshake where it was sent, and in the store's file the load of it all.
        foreach (CertificateFacts one in ground.Request.Presented.Concat(ground.Request.Anchors.Select(static entry => entry.Certificate)))
        {
            if (one is { Version: < 3, Extensions.IsEmpty: false })
            {
                ground.DeadEnd([endEntity], CertificateFindings.Unreadable(one, -1, "extensions, but not of version 3"));
                return;
            }
        }

        // A trust list is kept by raw names. x509-limbo: rfc5280::ca-empty-subject is refused by 3.7.9 to 3.8.13.
        if (ground.Request.Presented.FirstOrDefault(static sent => sent.Issuer.IsEmpty) is { } nameless)
        {
            ground.DeadEnd([endEntity], CertificateFindings.Unreadable(nameless, -1, "no issuer"));
            return;
        }

        List<CertificateFacts> list = new GnuTlsList(ground, _store).Sorted();
        CertificateFacts last = list[^1];
        GnuTlsAttempt attempt = new GnuTlsCheck(ground, _store, list).Verify(_store.Bucket(last.Issuer));
        // SIGNER_OLD_OR_UNKNOWN: only then the bucket of the last one's own name is looked at. Vector: ats_noG2x|G2s_exp+R1s.
        if (attempt.IsOldOrUnknown && !last.Subject.Der.Span.SequenceEqual(last.Issuer.Der.Span))
        {
            GnuTlsAttempt second = new GnuTlsCheck(ground, _store, list).Verify(_store.Bucket(last.Subject));
            if (second.Findings.Count == 0 || attempt.Anchor is null)
                attempt = second;
        }

        if (attempt.Anchor is not { } anchor)
            ground.DeadEnd(attempt.Path);
        else
            ground.Add(attempt.Path, anchor, [.. attempt.Findings, .. EndEntityFindings(endEntity)]);
    }

    /// <summary>What the handshake and the program check besides.</summary>
    private IEnumerable<PathFinding> EndEntityFindings(CertificateFacts endEntity)
    {
        // lib/tls-sig.c: every key exchange of today signs. Cases: L_ku_ke M|R, L_rku_ke M|R.
        if (_options.ChecksKeyUsage && endEntity.KeyUsage is { } usage && usage.Usages != KeyUsages.None && (usage.Usages & KeyUsages.DigitalSignature) == KeyUsages.None)
            yield return CertificateFindings.KeyUsage(endEntity);
        if (_options.AsksPurpose && !GnuTlsCheck.IsForServers(endEntity, allowsAny: true))
            yield return CertificateFindings.Purpose(endEntity, 0);
        if (ground.Request.HostName is { } host && HostNameRule.AddressFinding(host) is { } address)
            yield return address;
        else if (ground.Request.HostName is { } name && !GnuTlsHostName.Matches(endEntity, name, _options))
            yield return CertificateFindings.HostName(endEntity, name);
        // RFC 7633: the server must staple an OCSP answer, which a chain does not show. Case: L_tlsfeat M|R.
        if (endEntity.Extensions.Contains(GnuTlsCheck.TlsFeature, StringComparer.Ordinal))
            yield return new PathFinding(PathFindingIds.CriticalExtension, 0, $"'{endEntity.Subject.CommonName}' is good only with a stapled OCSP answer", Fatal: false) { Undecided = true };
    }
}
