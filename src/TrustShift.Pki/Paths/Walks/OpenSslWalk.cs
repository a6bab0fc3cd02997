using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// The one path of OpenSSL since 1.1.0 (crypto/x509/x509_vfy.c build_chain), with X509_V_FLAG_TRUSTED_FIRST as everybody has it: at each step
/// the store is asked, then what was sent; once the store was taken from, everything else comes from it. Names and key identifiers choose;
/// signatures and dates are looked at when it is too late to choose again.
/// </summary>
/// <param name="ground">The question.</param>
/// <param name="served">What was sent, the end entity too.</param>
/// <param name="store">The store, in the order in which it is looked through.</param>
internal sealed class OpenSslWalk(WalkGround ground, IReadOnlyList<CertificateFacts> served, IReadOnlyList<TrustAnchor> store)
{
    private readonly OpenSslOptions _options = ground.Profile.OpenSsl;
    private readonly OpenSslIssuers _issuers = new(ground);
    private readonly List<CertificateFacts> _unused = [.. served];
    private readonly List<CertificateFacts> _path = [];

    /// <summary>Searches from the end entity; whether an anchor was reached.</summary>
    public bool Run(CertificateFacts endEntity)
    {
        _path.Add(endEntity);
        while (ground.MayGrow(_path.Count))
        {
            bool isSelfSigned = _issuers.IsSelfSigned(_path[^1]);
            if (FromStore() is { } issuer)
            {
                if (!isSelfSigned)
                    return Trusted(issuer, _path.Count);
                // A self-signed certificate that was sent must be the store's, byte by byte: the first of its name there. Vector: SS|SS.
                if (issuer.Certificate.Equals(_path[^1]))
                    return Ends(issuer, _path.Count - 1);
            }

            if (isSelfSigned || FromServed() is not { } next)
                break;
            _unused.Remove(next);
            _path.Add(next);
        }

        // check_trust: with X509_V_FLAG_PARTIAL_CHAIN an end entity that is in the store is trusted, and what was sent above it stays in the
        // chain and must pass every rule. Vectors: ats_plus_C2|L of Python 3.13, leaf_only|L.
        if (ground.Profile.AcceptsIntermediateAnchors && !_issuers.IsInvalid(endEntity) && Copy(endEntity) is { } copy)
            return Ends(copy, _path.Count);

        ground.DeadEnd(_path);
        return false;
    }

    /// <summary>Everything above a store certificate comes from the store.</summary>
    private bool Trusted(TrustAnchor issuer, int servedCount)
    {
        HashSet<CertificateFacts> taken = [];
        for (TrustAnchor? entry = issuer; entry is not null && ground.MayGrow(_path.Count); entry = FromStore())
        {
            // The same one again: round and round until the chain is too long.
            if (!taken.Add(entry.Certificate))
                break;
            _path.Add(entry.Certificate);
            // A store certificate that is no root, and no end for this client, is a building block. Vector: ats_full|M+C2.
            if (IsEnd(entry))
                return Ends(entry, servedCount);
            if (_issuers.IsSelfSigned(entry.Certificate))
                break;
        }

        ground.DeadEnd(_path);
        return false;
    }

    /// <summary>
    /// Whether a store entry ends the path, trusted or refused (x509_vfy.c check_trust, x509_trust.c obj_trust): what the store trusts for TLS servers does, root or not; what it
    /// trusts for other purposes only, or rejects, is refused at once. Of an entry without settings a root does. A building block is none of these.
    /// </summary>
    private bool IsEnd(TrustAnchor entry) => entry.Usage switch
    {
        AnchorUsage.Rejected or AnchorUsage.TlsServer => true,
        AnchorUsage.OtherOnly => ground.Request.Anchors.Contains(entry),
        _ => ground.Profile.AcceptsIntermediateAnchors || _issuers.IsSelfSigned(entry.Certificate),
    };

    private bool Ends(TrustAnchor anchor, int servedCount)
    {
        if (_options.CollectsIssuersWithoutEnd && WhereCollectingHangs() is { } certificate)
            ground.DeadEnd(_path, new PathFinding(PathFindingIds.KeyUsage, 0, $"'{certificate.Subject.CommonName}' is its own issuer and may not sign certificates, which hangs this client"));
        else
            ground.Judge(_path, anchor, servedCount, plainEndEntity: _path.Count == 1);
        return true;
    }

    /// <summary>
    /// Node.js 10 to 15, src/node_crypto.cc AddIssuerChainToObject and GetLastIssuedCert: what was sent is followed, then the store is asked for
    /// the issuer's issuer until one is its own, which one whose key usage signs no certificates never is. Vector: SS|SS.
    /// </summary>
    private CertificateFacts? WhereCollectingHangs()
    {
        bool Issues(CertificateFacts issuer, CertificateFacts subject) =>
            ground.MayBeIssuer(subject, issuer, isAnchor: true) && issuer.KeyUsage is not { AllowsCertificateSigning: false };
        CertificateFacts last = _path[0];
        List<CertificateFacts> unused = [.. served.Skip(1)];
        while (unused.Find(issuer => Issues(issuer, last)) is { } next)
        {
            unused.Remove(next);
            last = next;
        }

        HashSet<CertificateFacts> taken = [];
        while (!Issues(last, last) && _issuers.Choose(last, store, _options.StoreChoice, static entry => entry.Certificate, static _ => false) is { } entry)
        {
            if (!taken.Add(entry.Certificate))
                return entry.Certificate;
            last = entry.Certificate;
        }

        return null;
    }

    private TrustAnchor? FromStore() => _issuers.Choose(
        _path[^1], store, _options.StoreChoice, static entry => entry.Certificate,
        candidate => _options.PassesOverPathInStore && !IsLoneSelfSigned() && _path.Contains(candidate));

    private CertificateFacts? FromServed() =>
        _issuers.Choose(_path[^1], _unused, _options.ServedChoice, static certificate => certificate, _path.Contains);

    private bool IsLoneSelfSigned() => _path.Count == 1 && _issuers.IsSelfSigned(_path[0]);

    private TrustAnchor? Copy(CertificateFacts certificate) =>
        store.FirstOrDefault(anchor => anchor.Certificate.Equals(certificate) && anchor.Usage != AnchorUsage.OtherOnly);
}
