using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// The one path of OpenSSL (crypto/x509/x509_vfy.c X509_verify_cert, build_chain) and of what descends from it. What the server sent is
/// followed until the store is asked: at once (trusted first) or at its end. Once the store was taken from, everything else comes from it.
/// Names, key identifiers and the key usage choose; signatures are verified when it is too late to choose again.
/// </summary>
internal sealed class OpenSslWalk(WalkGround ground, IReadOnlyList<CertificateFacts> served, IReadOnlyList<TrustAnchor> store)
{
    private readonly ClientProfile _profile = ground.Profile;
    private readonly OpenSslOptions _options = ground.Profile.OpenSsl;

    /// <summary>Searches from the end entity; whether an anchor was reached.</summary>
    public bool Run(CertificateFacts endEntity)
    {
        List<CertificateFacts> path = [endEntity];
        if (SelfSigned.Is(endEntity))
            return RunSelfSigned(endEntity, path);
        FollowServed(path);
        if (path.Count > 1 && SelfSigned.Is(path[^1]))
            path.RemoveAt(path.Count - 1);
        int servedCount = path.Count;
        if (FromStore(path, servedCount))
            return true;
        // Alternative chains (1.0.1n, 1.0.2b): the served end is dropped, one by one, until the store knows an issuer.
        for (int length = servedCount - 1; _options.RetriesShorterServedChain && length > 0; length--)
        {
            List<CertificateFacts> shorter = path[..length];
            if (StoreIssuer(shorter) is not null && FromStore(shorter, length))
                return true;
        }

        if (_profile.AcceptsIntermediateAnchors && Copy(endEntity) is { } copy)
        {
            ground.Judge([endEntity], copy, 0, plainEndEntity: true);
            return true;
        }

        ground.DeadEnd(path);
        return false;
    }

    private bool RunSelfSigned(CertificateFacts endEntity, List<CertificateFacts> path)
    {
        // x509_vfy.c check_issued: a single self-signed certificate is its own issuer; before 1.1.1 its key usage had to say so.
        bool mayIssue = _profile.EndEntity != EndEntityAnchor.SelfSigned || endEntity.KeyUsage is not { AllowsCertificateSigning: false };
        if (mayIssue && Copy(endEntity) is { } copy)
        {
            ground.Judge(path, copy, 0, plainEndEntity: true);
            return true;
        }

        ground.DeadEnd(path);
        return false;
    }

    private void FollowServed(List<CertificateFacts> path)
    {
        while (!SelfSigned.Is(path[^1]) && ground.MayGrow(path.Count))
        {
            if (_options.AsksStoreFirst && StoreIssuer(path) is not null)
                return;
            if (Choose(path, served, _options.ServedChoice, static certificate => certificate) is not { } next)
                return;
            path.Add(next);
        }
    }

    private bool FromStore(List<CertificateFacts> path, int servedCount)
    {
        TrustAnchor? anchor = null;
        while (!SelfSigned.Is(path[^1]) && ground.MayGrow(path.Count) && StoreIssuer(path) is { } issuer)
        {
            path.Add(issuer.Certificate);
            if (Ends(issuer))
            {
                anchor = issuer;
                break;
            }
        }

        if (anchor is null)
            return false;
        ground.Judge(path, anchor, servedCount);
        return true;
    }

    /// <summary>
    /// Whether a store entry ends the path, trusted or refused (x509_vfy.c check_trust, x509_trust.c obj_trust): what the store trusts for TLS servers does, root or not; what it
    /// trusts for other purposes only, or rejects, is refused at once. Of an entry without settings a root does. A building block is none of these.
    /// </summary>
    private bool Ends(TrustAnchor entry) => entry.Usage switch
    {
        AnchorUsage.Rejected or AnchorUsage.TlsServer => true,
        AnchorUsage.OtherOnly => ground.Request.Anchors.Contains(entry),
        _ => SelfSigned.Is(entry.Certificate) || _profile.AcceptsIntermediateAnchors,
    };

    private TrustAnchor? StoreIssuer(List<CertificateFacts> path) =>
        Choose(path, store, _options.StoreChoice, static anchor => anchor.Certificate);

    private T? Choose<T>(List<CertificateFacts> path, IReadOnlyList<T> from, IssuerChoice choice, Func<T, CertificateFacts> certificateOf)
        where T : class
    {
        T? other = null;
        foreach (T item in from)
        {
            CertificateFacts candidate = certificateOf(item);
            // X509_check_issued: the names, the key identifiers, before 1.1.0 the key usage.
            if (!ground.MayBeIssuer(path[^1], candidate, isAnchor: true) || path.Contains(candidate)
                || (_options.ChoosesByKeyUsage && candidate.KeyUsage is { AllowsCertificateSigning: false }))
            {
                continue;
            }

            if (choice == IssuerChoice.First || ground.IsValid(candidate))
                return item;
            if (choice == IssuerChoice.FirstValidElseLast
                || (choice == IssuerChoice.FirstValidElseLatest && (other is null || candidate.NotAfter > certificateOf(other).NotAfter)))
            {
                other = item;
            }
        }

        return other;
    }

    private TrustAnchor? Copy(CertificateFacts certificate) =>
        ground.Request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(certificate));
}
