using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// The one path of OpenSSL before 1.1.0, and of LibreSSL's old verifier, BoringSSL and AWS-LC, which kept it (crypto/x509/x509_vfy.c
/// X509_verify_cert): what was sent is followed to its end, or with X509_V_FLAG_TRUSTED_FIRST until the store knows an issuer; a self-signed
/// end is dropped; the rest comes from the store. Where that reaches no root, shorter beginnings are tried (alternative chains).
/// </summary>
/// <param name="ground">The question.</param>
/// <param name="store">The store, in the order in which it is looked through.</param>
internal sealed class OpenSslLegacyWalk(WalkGround ground, IReadOnlyList<TrustAnchor> store)
{
    private readonly OpenSslOptions _options = ground.Profile.OpenSsl;
    private readonly OpenSslIssuers _issuers = new(ground);
    private readonly List<CertificateFacts> _path = [];
    private int _servedCount;

    /// <summary>Searches from the end entity.</summary>
    public void Run()
    {
        FollowServed();
        int untried = _path.Count;
        while (true)
        {
            if (_issuers.IsSelfSigned(_path[^1]))
            {
                if (_path.Count == 1)
                {
                    RunSelfSigned();
                    return;
                }

                _path.RemoveAt(_path.Count - 1);
                _servedCount--;
                untried--;
            }

            if (FollowStore() is { } anchor)
            {
                ground.Judge(_path, anchor, _servedCount);
                return;
            }

            // check_trust with X509_V_FLAG_PARTIAL_CHAIN: an end entity that is in the store is trusted, with everything above it.
            if (ground.Profile.AcceptsIntermediateAnchors && _path.Count == _servedCount && !_issuers.IsInvalid(_path[0]) && Copy(_path[0]) is { } copy)
            {
                ground.Judge(_path, copy, 0, plainEndEntity: _path.Count == 1);
                return;
            }

            // Alternative chains (1.0.1n, 1.0.2b). Vectors: ats_full|R1s, ats_plus_C2|R1s.
            if (!_options.RetriesShorterServedChain || _options.AsksStoreFirst || (_options.RetriesOnlyWithoutStore && _path.Count > _servedCount) || !Shorten(ref untried))
                break;
        }

        ground.DeadEnd(_path);
    }

    private void FollowServed()
    {
        List<CertificateFacts> unused = [.. ground.Request.Presented];
        _path.Add(unused[0]);
        while (!_issuers.IsSelfSigned(_path[^1]) && ground.MayGrow(_path.Count))
        {
            if (_options.AsksStoreFirst && FromStore(_path[^1]) is not null)
                break;
            if (_issuers.Choose(_path[^1], unused, _options.ServedChoice, static certificate => certificate, static _ => false) is not { } next)
                break;
            unused.Remove(next);
            _path.Add(next);
        }

        _servedCount = _path.Count;
    }

    /// <summary>Adds store certificates up to a root; the end that is trusted, null when there is none.</summary>
    private TrustAnchor? FollowStore()
    {
        TrustAnchor? trusted = null;
        HashSet<CertificateFacts> taken = [];
        while (!_issuers.IsSelfSigned(_path[^1]) && ground.MayGrow(_path.Count) && FromStore(_path[^1]) is { } entry && taken.Add(entry.Certificate))
        {
            _path.Add(entry.Certificate);
            // X509_V_FLAG_PARTIAL_CHAIN: any of them is trusted, but the chain goes on as far as the store does.
            bool isEnd = entry.Usage is AnchorUsage.Rejected or AnchorUsage.TlsServer
                || (entry.Usage != AnchorUsage.OtherOnly && (ground.Profile.AcceptsIntermediateAnchors || _issuers.IsSelfSigned(entry.Certificate)));
            if (isEnd)
                trusted = trusted is null || entry.Usage == AnchorUsage.Rejected ? entry : trusted;
            if (isEnd && _options.StopsAtFirstAnchor)
                break;
        }

        return trusted;
    }

    private bool Shorten(ref int untried)
    {
        while (untried-- > 1)
        {
            if (FromStore(_path[untried - 1]) is null)
                continue;
            _path.RemoveRange(untried, _path.Count - untried);
            _servedCount = untried;
            return true;
        }

        return false;
    }

    /// <summary>A single self-signed certificate must be the store's, byte by byte: the first of its name there. Vector: SS|SS.</summary>
    private void RunSelfSigned()
    {
        TrustAnchor? entry = FromStore(_path[0]);
        if (entry is not null && entry.Usage != AnchorUsage.OtherOnly && entry.Certificate.Equals(_path[0]))
            ground.Judge(_path, entry, 0, plainEndEntity: true);
        else
            ground.DeadEnd(_path);
    }

    private TrustAnchor? FromStore(CertificateFacts subject) =>
        _issuers.Choose(subject, store, _options.StoreChoice, static entry => entry.Certificate, static _ => false);

    private TrustAnchor? Copy(CertificateFacts certificate) =>
        store.FirstOrDefault(anchor => anchor.Certificate.Equals(certificate) && anchor.Usage != AnchorUsage.OtherOnly);
}
