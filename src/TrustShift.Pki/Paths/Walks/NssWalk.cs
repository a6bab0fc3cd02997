using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// NSS's classic builder (lib/certhigh/certvfy.c cert_VerifyCertChainOld, lib/certdb CERT_FindCertIssuer): at each step the one best
/// certificate with the issuer's name, from the store and from what was sent alike: the key identifier's, then a valid one, then the newest.
/// </summary>
internal sealed class NssWalk(WalkGround ground)
{
    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        List<CertificateFacts> known = [.. ground.Store.Select(static anchor => anchor.Certificate).Concat(ground.Served).Distinct().Reverse()];
        List<CertificateFacts> path = [ground.Request.Presented[0]];
        if (Trusted(path[0]) is { } direct && path[0].IsSelfIssued)
        {
            ground.Judge(path, direct, 1);
            return;
        }

        while (ground.MayGrow(path.Count) && Best(path[^1], known) is { } issuer)
        {
            if (Trusted(issuer) is { } anchor)
            {
                ground.Judge([.. path, issuer], anchor, path.Count);
                return;
            }

            if (path.Contains(issuer) || issuer.IsSelfIssued)
                break;
            path.Add(issuer);
        }

        ground.DeadEnd(path);
    }

    private TrustAnchor? Trusted(CertificateFacts certificate) =>
        ground.Request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(certificate) && anchor.Usage != AnchorUsage.OtherOnly);

    private CertificateFacts? Best(CertificateFacts certificate, List<CertificateFacts> known) =>
        known.Where(candidate => ground.MayBeIssuer(certificate, candidate, isAnchor: true))
            .OrderByDescending(static candidate => candidate.KeyUsage is { } usage ? usage.AllowsCertificateSigning : candidate.BasicConstraints is { IsAuthority: true })
            .ThenByDescending(candidate => certificate.AuthorityKeyIdentifier?.KeyIdentifier is { } wanted && string.Equals(wanted, candidate.SubjectKeyIdentifier, StringComparison.Ordinal))
            .ThenByDescending(ground.IsValid)
            .ThenByDescending(candidate => Trusted(candidate) is not null)
            .ThenByDescending(static candidate => candidate.NotBefore)
            .FirstOrDefault();
}
