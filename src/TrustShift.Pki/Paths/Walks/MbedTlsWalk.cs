using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// mbedTLS (library/x509_crt.c x509_crt_verify_chain, x509_crt_find_parent): for each certificate a parent among the trusted ones, else among
/// those that were sent after it. A parent must have signed where it is trusted; a valid one is preferred. Nothing is taken back.
/// </summary>
internal sealed class MbedTlsWalk(WalkGround ground)
{
    // x509_crt.c MBEDTLS_X509_MAX_INTERMEDIATE_CA.
    private const int MaxIntermediates = 8;

    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        IReadOnlyList<CertificateFacts> sent = [.. ground.Request.Presented];
        // What cannot be parsed ends the handshake where it was sent, and is passed over in the store.
        if (sent.FirstOrDefault(IsUnreadable) is { } unreadable)
        {
            ground.DeadEnd([sent[0]], new PathFinding(PathFindingIds.CriticalExtension, -1, $"this client cannot read '{unreadable.Subject.CommonName}' (critical extension)"));
            return;
        }

        if (sent[0].IsSelfIssued && ground.Request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(sent[0])) is { } copy)
        {
            ground.Judge([sent[0]], copy, 1, plainEndEntity: true);
            return;
        }

        List<TrustAnchor> store = [.. ground.Request.Anchors.Where(anchor => !IsUnreadable(anchor.Certificate) && anchor.Usage != AnchorUsage.OtherOnly)];
        List<CertificateFacts> path = [sent[0]];
        int at = 0;
        while (ground.MayGrow(path.Count))
        {
            if (Parent(path, store, static anchor => anchor.Certificate, isTrusted: true) is { } anchor)
            {
                ground.Judge([.. path, anchor.Certificate], anchor, path.Count);
                return;
            }

            List<CertificateFacts> ahead = [.. sent.Skip(at + 1)];
            if (path.Count > MaxIntermediates || Parent(path, ahead, static certificate => certificate, isTrusted: false) is not { } next)
                break;
            at += 1 + ahead.IndexOf(next);
            path.Add(next);
        }

        ground.DeadEnd(path);
    }

    private static bool IsUnreadable(CertificateFacts certificate) =>
        !certificate.UnknownCriticalExtensions.IsEmpty || certificate.NameConstraints is { Critical: true };

    private T? Parent<T>(List<CertificateFacts> path, List<T> from, Func<T, CertificateFacts> certificateOf, bool isTrusted)
        where T : class
    {
        T? fallback = null;
        foreach (T item in from)
        {
            CertificateFacts candidate = certificateOf(item);
            if (!ground.MayBeIssuer(path[^1], candidate, isTrusted))
                continue;
            bool needsAuthority = !(isTrusted && candidate.Version < 3);
            if (needsAuthority && (candidate.BasicConstraints is not { IsAuthority: true } || candidate.KeyUsage is { AllowsCertificateSigning: false }))
                continue;
            int below = path.Skip(1).Count(static authority => !authority.IsSelfIssued);
            if (candidate.BasicConstraints?.PathLength is { } allowed && below > allowed)
                continue;
            if (isTrusted && ground.Signature(path[^1], candidate) == SignatureResult.Invalid)
                continue;
            if (ground.IsValid(candidate))
                return item;
            fallback ??= item;
        }

        return fallback;
    }
}
