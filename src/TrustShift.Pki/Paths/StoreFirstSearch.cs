using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>
/// The walk of OpenSSL 1.1.0 and later (crypto/x509/x509_vfy.c build_chain with X509_V_FLAG_TRUSTED_FIRST): at each step the store is
/// asked before what the server sent; once a store certificate is taken, all further ones come from the store; nothing is ever taken
/// back. Of several store certificates with the issuer's name the client's own order decides, which a bundle or a hashed folder does not
/// tell: each is followed here, and the outcome is only sure where they agree.
/// </summary>
internal sealed class StoreFirstSearch(PathRequest request, ClientProfile profile, PathLedger ledger)
{
    private readonly ILookup<DistinguishedName, TrustAnchor> _store = StoreEntries(request, profile).ToLookup(static entry => entry.Certificate.Subject);

    // .NET keeps store certificates that are not self-issued as untrusted blocks, which it takes before the server's.
    private readonly ImmutableArray<CertificateFacts> _others =
    [
        .. (profile.TakesStoreIntermediatesAsSent ? StoreCertificates(request).Where(static certificate => !SelfSigned.Is(certificate)) : [])
            .Concat(request.Presented.Skip(1)).Distinct(),
    ];

    private readonly HashSet<CertificateFacts> _building = [.. request.StoreIntermediates];

    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        CertificateFacts endEntity = request.Presented[0];
        if (SelfSigned.Is(endEntity) && TrustedCopy(endEntity) is { } copy)
            ledger.Judge([endEntity], copy, []);
        else
            Walk([endEntity], [], fromStore: false);
    }

    private static IEnumerable<CertificateFacts> StoreCertificates(PathRequest request) =>
        request.Anchors.Select(static anchor => anchor.Certificate).Concat(request.StoreIntermediates);

    private static IEnumerable<TrustAnchor> StoreEntries(PathRequest request, ClientProfile profile)
    {
        IEnumerable<TrustAnchor> entries = request.Anchors.Concat(request.StoreIntermediates.Select(static block => new TrustAnchor(block)));
        return profile.TakesStoreIntermediatesAsSent ? entries.Where(static entry => SelfSigned.Is(entry.Certificate)) : entries;
    }

    private void Walk(ImmutableArray<CertificateFacts> path, ImmutableArray<PathFinding> steps, bool fromStore)
    {
        if (!ledger.MayGrow(path.Length))
            return;
        CertificateFacts current = path[^1];
        if (path.Length > 1 && SelfSigned.Is(current))
        {
            End(path, steps);
            return;
        }

        List<TrustAnchor> stored = Preferred([.. _store[current.Issuer].Distinct().Where(entry => MayBeIssuer(path, entry.Certificate))]);
        if (stored.Count > 0)
        {
            foreach (TrustAnchor entry in stored)
                Take(path, steps, entry);
            return;
        }

        CertificateFacts? next = fromStore ? null : NextServed(path);
        if (next is null)
            End(path, steps);
        else if (Step(path, steps, next) is { } taken)
            Walk([.. path, next], taken, fromStore: false);
    }

    private void Take(ImmutableArray<CertificateFacts> path, ImmutableArray<PathFinding> steps, TrustAnchor entry)
    {
        if (Step(path, steps, entry.Certificate) is not { } taken)
            return;
        ImmutableArray<CertificateFacts> longer = [.. path, entry.Certificate];
        if (!_building.Contains(entry.Certificate) && (SelfSigned.Is(entry.Certificate) || profile.AcceptsIntermediateAnchors))
            ledger.Judge(longer, entry, taken);
        else
            Walk(longer, taken, fromStore: true);
    }

    /// <summary>The steps with this one; null where the signature is wrong, which OpenSSL only sees when it is too late.</summary>
    private ImmutableArray<PathFinding>? Step(ImmutableArray<CertificateFacts> path, ImmutableArray<PathFinding> steps, CertificateFacts issuer)
    {
        ImmutableArray<PathFinding> findings = ledger.CheckIssuer(path, issuer);
        if (!findings.Any(static finding => finding.Fatal))
            return [.. steps, .. findings];
        ledger.DeadEnd([.. path, issuer], steps, findings);
        return null;
    }

    /// <summary>x509_vfy.c check_issued: names and the authority key identifier choose, signatures do not.</summary>
    private bool MayBeIssuer(ImmutableArray<CertificateFacts> path, CertificateFacts issuer) =>
        ledger.Step() && !ledger.CheckIssuer(path, issuer).Any(static finding =>
            finding.Id is PathFindingIds.AuthorityKeyMismatch or PathFindingIds.AuthorityCertificateMismatch);

    /// <summary>The entries that a client may take first: valid ones before the one that expires last.</summary>
    private List<TrustAnchor> Preferred(List<TrustAnchor> entries)
    {
        List<TrustAnchor> valid = [.. entries.Where(entry => IsValid(entry.Certificate))];
        if (valid.Count > 0 || entries.Count == 0)
            return valid;
        DateTimeOffset last = entries.Max(static entry => entry.Certificate.NotAfter);
        return [.. entries.Where(entry => entry.Certificate.NotAfter == last)];
    }

    /// <summary>x509_vfy.c find_issuer: the first valid one in the order sent, else the one that expires last.</summary>
    private CertificateFacts? NextServed(ImmutableArray<CertificateFacts> path)
    {
        CertificateFacts? latest = null;
        foreach (CertificateFacts candidate in _others)
        {
            if (!candidate.Subject.Equals(path[^1].Issuer) || path.Contains(candidate) || !MayBeIssuer(path, candidate))
                continue;
            if (IsValid(candidate))
                return candidate;
            if (latest is null || candidate.NotAfter > latest.NotAfter)
                latest = candidate;
        }

        return latest;
    }

    /// <summary>Nothing leads further: the last resort of partial chains is the end entity itself in the store.</summary>
    private void End(ImmutableArray<CertificateFacts> path, ImmutableArray<PathFinding> steps)
    {
        if (profile.AcceptsIntermediateAnchors && TrustedCopy(path[0]) is { } copy)
            ledger.Judge([path[0]], copy, []);
        else
            ledger.NoAnchor(path, steps);
    }

    private TrustAnchor? TrustedCopy(CertificateFacts certificate) =>
        request.Anchors.FirstOrDefault(anchor => anchor.Certificate.Equals(certificate));

    private bool IsValid(CertificateFacts certificate) => request.At >= certificate.NotBefore && request.At <= certificate.NotAfter;
}
