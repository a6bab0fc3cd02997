using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>Botan src/lib/x509/x509path.cpp PKIX::check_chain, and what its TLS asks of the end entity. The anchor is checked like the others.</summary>
internal sealed class BotanCheck(WalkGround ground)
{
    // x509path.cpp PathBuildingMaximumChainLength. Case: LD15 ...|R.
    private const int MaxLength = 16;

    // src/lib/tls/tls_policy.cpp key_exchange_groups.
    private static readonly HashSet<string> Curves = new(StringComparer.Ordinal)
    {
        "P-256", "P-384", "P-521", "1.3.36.3.3.2.8.1.1.7", "1.3.36.3.3.2.8.1.1.11", "1.3.36.3.3.2.8.1.1.13",
    };

    private readonly BotanRules _rules = ground.Profile.Botan;

    /// <summary>What is wrong with the path.</summary>
    public IEnumerable<PathFinding> Findings(IReadOnlyList<CertificateFacts> path)
    {
        // The reading of a store ends at the first certificate that cannot be read. Case: L M|R_ku_none R.
        TrustAnchor? unreadable = ground.Request.Anchors.FirstOrDefault(anchor => BotanReading.WhyNot(anchor.Certificate, _rules) is not null);
        if (unreadable is not null)
        {
            HashSet<CertificateFacts> known = [.. ground.Request.Presented, .. ground.Request.Anchors.TakeWhile(anchor => anchor != unreadable).Select(static anchor => anchor.Certificate)];
            if (path.FirstOrDefault(certificate => !known.Contains(certificate)) is { } lost)
                yield return CertificateFindings.Unreadable(lost, -1, "the reading of the store ended before it");
        }

        if (_rules >= BotanRules.Version313 && path.Count > MaxLength)
            yield return CertificateFindings.PathLength(path[0], 0);
        foreach (PathFinding finding in EndEntity(path[0]))
            yield return finding;
        for (int i = 0; i < path.Count; i++)
        {
            foreach (PathFinding finding in Certificate(path, i).Concat(Signed(path, i)))
                yield return finding;
            if (i > 0 && !BotanReading.IsAuthority(path[i], _rules))
                yield return CertificateFindings.NotAnAuthority(path[i], i);
        }

        if (PathLength(path) is { } tooLong)
            yield return tooLong;
    }

    private IEnumerable<PathFinding> EndEntity(CertificateFacts endEntity)
    {
        if (ground.Rules.ChecksHostName && ground.Request.HostName is { } host)
        {
            if (HostNameRule.AddressFinding(host) is { } address)
                yield return address;
            else if (!BotanHostName.Matches(endEntity, host, _rules))
                yield return CertificateFindings.HostName(endEntity, host);
        }

        // src/lib/tls/tls12/msg_certificate_12.cpp. Case: L_v1x M|R.
        if (endEntity.Version < 3)
            yield return CertificateFindings.Unreadable(endEntity, 0, "not of version 3");
        // allowed_usage asks for less; the key exchanges that servers choose need a signature. Case: L_rku_ke M|R.
        if (endEntity.KeyUsage is { Usages: not KeyUsages.None } usage && !usage.Usages.HasFlag(KeyUsages.DigitalSignature))
            yield return CertificateFindings.KeyUsage(endEntity);
        // Only an authority may sign certificates. Case: L_cs M|R.
        if (endEntity.KeyUsage is { AllowsCertificateSigning: true } && !BotanReading.IsAuthority(endEntity, _rules))
            yield return CertificateFindings.NotAnAuthority(endEntity, 0);
        if (endEntity.ExtendedKeyUsage is { IsEmpty: false } && !KeyPurposes.IsForServers(endEntity, allowsAny: _rules >= BotanRules.Version313))
            yield return CertificateFindings.Purpose(endEntity, 0);
        // Botan 2 speaks TLS 1.2 with few curves. Cases: L_key_ed M|R, L_key_k1 M|R, L_key_p224 M|R.
        bool isUnknown = _rules < BotanRules.Version3 && endEntity.Key.Algorithm is not ("RSA" or "DSA") && (endEntity.Key.Curve is not { } curve || !Curves.Contains(curve));
        // Botan 3 offers no Ed25519 in its handshake. Live case: L_ed25519 M|R1s.
        isUnknown |= !ground.Rules.KnowsEdwardsCurves && endEntity.Key.Algorithm is "Ed25519";
        if (isUnknown || IsShort(endEntity.Key))
            yield return CertificateFindings.WeakKey(endEntity, 0);
    }

    private IEnumerable<PathFinding> Certificate(IReadOnlyList<CertificateFacts> path, int index)
    {
        CertificateFacts certificate = path[index];
        if (ground.Request.At < certificate.NotBefore)
            yield return CertificateFindings.NotYetValid(certificate, index);
        else if (ground.Request.At > certificate.NotAfter)
            yield return CertificateFindings.Expired(certificate, index);
        if (certificate is { Version: < 3, Extensions.IsEmpty: false })
            yield return CertificateFindings.Unreadable(certificate, index, "extensions, but not of version 3");
        if (BotanReading.RefusedExtensionOf(certificate, _rules) is { } oid)
            yield return CertificateFindings.Critical(certificate, index, oid);
        if (certificate.NameConstraints is not { } constraints || !BotanNameConstraints.IsReadable(constraints, _rules))
            yield break;
        if (!BotanReading.IsAuthority(certificate, _rules))
            yield return CertificateFindings.NotAnAuthority(certificate, index);
        if (BotanNameConstraints.Refused(path, index, _rules) is { } refused)
            yield return CertificateFindings.Names(refused);
    }

    private IEnumerable<PathFinding> Signed(IReadOnlyList<CertificateFacts> path, int index)
    {
        bool isAnchor = index == path.Count - 1;
        CertificateFacts certificate = path[index], issuer = isAnchor ? certificate : path[index + 1];
        if (IsShort(issuer.Key))
            yield return CertificateFindings.WeakKey(issuer, isAnchor ? index : index + 1);
        if (!isAnchor && SignatureAlgorithms.IsWeak(certificate.SignatureAlgorithm))
            yield return CertificateFindings.WeakSignature(certificate, index);
        SignatureResult signature = ground.Signature(certificate, issuer);
        // An anchor's own signature that cannot be verified here (MD5) is no reason for doubt: it is the store's.
        if (!(isAnchor && signature == SignatureResult.Undecidable) && CertificateFindings.Signature(signature, certificate, issuer, index) is { } finding)
            yield return finding;
    }

    /// <summary>From the anchor down; self-issued authorities do not count.</summary>
    private PathFinding? PathLength(IReadOnlyList<CertificateFacts> path)
    {
        int left = path.Count;
        for (int i = path.Count - 1; i > 0; i--)
        {
            if (!path[i].IsSelfIssued && left-- == 0)
                return CertificateFindings.PathLength(path[i], i);
            left = Math.Min(left, BotanReading.PathLength(path[i], _rules) ?? left);
        }

        return null;
    }

    private bool IsShort(PublicKeyInfo key) => key.Algorithm is "RSA" or "DSA" && key.Bits < ground.Rules.MinRsaBits;
}
