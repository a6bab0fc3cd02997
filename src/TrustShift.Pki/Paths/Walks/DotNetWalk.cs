using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// .NET on Linux (dotnet/runtime OpenSslX509ChainProcessor.cs FindFirstChain): self-issued store entries are OpenSSL's store, the others lie
/// among what was sent; what the store completes alone is final, even when it is expired.
/// </summary>
internal sealed class DotNetWalk(WalkGround ground)
{
    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        List<TrustAnchor> store = [.. ground.Store.Where(static anchor => IsSelfIssued(anchor.Certificate))];
        List<CertificateFacts> own = [.. ground.Store.Select(static anchor => anchor.Certificate).Where(static certificate => !IsSelfIssued(certificate))];
        if (!new OpenSslWalk(ground, [ground.Request.Presented[0], .. own], store).Run(ground.Request.Presented[0]))
            new OpenSslWalk(ground, [ground.Request.Presented[0], .. own.Concat(ground.Served).Distinct()], store).Run(ground.Request.Presented[0]);
    }

    /// <summary>The names are compared byte by byte (OpenSslX509ChainProcessor.cs IsSelfSigned).</summary>
    private static bool IsSelfIssued(CertificateFacts certificate) =>
        certificate.IsSelfIssued && certificate.Subject.Der.Span.SequenceEqual(certificate.Issuer.Der.Span);
}
