using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// BearSSL (src/x509/x509_minimal.t0): what was sent is read in order, each the issuer of the one before, and is over at the first whose
/// issuer, or whose own name and key, the store has.
/// </summary>
internal sealed class BearSslWalk(WalkGround ground)
{
    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        List<CertificateFacts> path = [];
        foreach (CertificateFacts certificate in ground.Request.Presented)
        {
            if (path.Count > 0 && !ground.MayBeIssuer(path[^1], certificate, isAnchor: false))
                break;
            if (!ground.MayGrow(path.Count))
                return;
            path.Add(certificate);
            bool isDirect = false;
            foreach (TrustAnchor anchor in ground.Request.Anchors.Where(static anchor => anchor.Usage != AnchorUsage.OtherOnly))
            {
                // An anchor that is no authority is a directly trusted end entity: its name and key, whatever the rest says.
                if (path.Count == 1 && anchor.Certificate.BasicConstraints is not { IsAuthority: true } && anchor.IsSameAnchorAs(certificate))
                {
                    isDirect = true;
                    ground.Judge([certificate], anchor with { Certificate = certificate }, 1, plainEndEntity: true);
                }
                else if (ground.MayBeIssuer(certificate, anchor.Certificate, isAnchor: true) && ground.Signature(certificate, anchor.Certificate) != SignatureResult.Invalid)
                {
                    ground.Judge([.. path, anchor.Certificate], anchor, path.Count);
                }
            }

            if (isDirect)
                return;
        }

        ground.DeadEnd(path);
    }
}
