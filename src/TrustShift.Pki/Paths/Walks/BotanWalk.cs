using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>Botan src/lib/x509/x509path.cpp build_all_certificate_paths: every path to a self-signed certificate of the store is checked.</summary>
internal sealed class BotanWalk(WalkGround ground)
{
    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        CertificateFacts endEntity = ground.Request.Presented[0];
        foreach (CertificateFacts certificate in ground.Request.Presented)
        {
            if (BotanReading.WhyNot(certificate, ground.Profile.Botan) is not { } why)
                continue;
            ground.DeadEnd([endEntity], CertificateFindings.Unreadable(certificate, -1, why));
            return;
        }

        // A self-signed end entity has no issuer: it is trusted itself (3.13), or not at all. Cases: SS|SS, SS|SS2.
        if (BotanReading.IsSelfSigned(endEntity))
        {
            if (ground.Profile.Botan >= BotanRules.Version313 && ground.Request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(endEntity)) is { } copy)
                ground.Add([endEntity], copy, new BotanCheck(ground).Findings([endEntity]));
            else
                ground.DeadEnd([endEntity]);
            return;
        }

        new DepthFirstWalk(ground, new BotanCheck(ground).Findings).Run();
    }
}
