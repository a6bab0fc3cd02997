using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// wolfSSL (src/internal.c ProcessPeerCerts, AddCA): what is out of its dates is not loaded into the table of authorities. What was sent is
/// verified from the last to the second, each against the table, to which every verified one is added; then the end entity. Classic builds
/// fail on the first that has no signer; with WOLFSSL_ALT_CERT_CHAINS only the end entity must have one.
/// </summary>
internal sealed class WolfSslWalk(WalkGround ground)
{
    private readonly bool _needsAll = ground.Profile.VerifiesEverythingServed;
    private readonly List<(CertificateFacts Certificate, List<CertificateFacts> Path, TrustAnchor Anchor)> _table = [];

    /// <summary>Searches from the last presented certificate.</summary>
    public void Run()
    {
        IReadOnlyList<CertificateFacts> sent = [.. ground.Request.Presented];
        foreach (TrustAnchor anchor in ground.Request.Anchors.Where(anchor => anchor.Usage != AnchorUsage.OtherOnly && ground.IsValid(anchor.Certificate) && IsLoaded(anchor.Certificate)))
        {
            if (!_table.Exists(entry => IsSame(entry.Certificate, anchor.Certificate)))
                _table.Add((anchor.Certificate, [anchor.Certificate], anchor));
        }

        for (int i = sent.Count - 1; i > 0; i--)
        {
            if (!Add(sent[i]))
                return;
        }

        if (Signers(sent[0]) is [] && ground.Request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(sent[0])) is { } copy && !_needsAll)
        {
            ground.Judge([sent[0]], copy, 1, plainEndEntity: true);
            return;
        }

        if (Signers(sent[0]) is not [var signer, ..])
            ground.DeadEnd([sent[0]]);
        else
            ground.Judge([sent[0], .. signer.Path], signer.Anchor, signer.Path.Count);
    }

    /// <summary>AddCA refuses what it cannot read, and with newer versions one whose key signs certificates and that is no authority.</summary>
    private bool IsLoaded(CertificateFacts certificate) =>
        certificate.UnknownCriticalExtensions.IsEmpty
        && (_needsAll || certificate.BasicConstraints is { IsAuthority: true } || certificate.KeyUsage is not { AllowsCertificateSigning: true });

    /// <summary>wolfSSL's table is keyed by the subject's key identifier.</summary>
    private static bool IsSame(CertificateFacts one, CertificateFacts other) =>
        one.Subject.Equals(other.Subject) && one.SpkiSha256 == other.SpkiSha256 && string.Equals(one.SubjectKeyIdentifier, other.SubjectKeyIdentifier, StringComparison.Ordinal);

    private List<(CertificateFacts Certificate, List<CertificateFacts> Path, TrustAnchor Anchor)> Signers(CertificateFacts certificate) =>
    [
        .. _table.Where(entry => ground.MayBeIssuer(certificate, entry.Certificate, isAnchor: true))
            .OrderByDescending(entry => ground.Signature(certificate, entry.Certificate) == SignatureResult.Valid)
            .ThenByDescending(entry => certificate.AuthorityKeyIdentifier?.KeyIdentifier is { } wanted && string.Equals(wanted, entry.Certificate.SubjectKeyIdentifier, StringComparison.Ordinal)),
    ];

    /// <summary>Whether the certificate was verified, and so is one of the table, or may be passed over for want of a signer.</summary>
    private bool Add(CertificateFacts certificate)
    {
        if (certificate.IsSelfIssued && _table.Exists(entry => entry.Certificate.Equals(certificate)))
            return true;
        if (Signers(certificate) is not [var signer, ..])
        {
            if (_needsAll)
                ground.DeadEnd([certificate]);
            return !_needsAll;
        }

        List<CertificateFacts> path = [certificate, .. signer.Path];
        bool isGood = ground.IsValid(certificate) && ground.Signature(certificate, signer.Certificate) == SignatureResult.Valid
            && certificate.BasicConstraints is { IsAuthority: true } && certificate.KeyUsage is not { AllowsCertificateSigning: false } && certificate.UnknownCriticalExtensions.IsEmpty
            && !(ground.Rules.NeedsAuthorityKeyUsage && certificate.KeyUsage is null);
        if (isGood && !_table.Exists(entry => IsSame(entry.Certificate, certificate)))
            _table.Add((certificate, path, signer.Anchor));
        if (!isGood)
            ground.DeadEnd([certificate, signer.Certificate], new PathFinding(PathFindingIds.NotAnAuthority, 0, $"'{certificate.Subject.CommonName}', which the server sent, cannot be verified"));
        return isGood;
    }
}
