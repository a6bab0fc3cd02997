using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>What a walk of one library stands on: the question, the rules, the answers found and what the search has spent.</summary>
internal sealed class WalkGround
{
    private readonly PathBudget _budget;
    private readonly SignatureVerifier _signatures;
    private readonly StoreIndex _store;
    private readonly HashSet<CertificateFacts>? _manyServed;
    private readonly PathJudge _judge;
    private readonly List<CandidatePath> _candidates = [];
    private int _steps;
    private int _judged;
    private int _verified;
    private bool _exhausted;

    public WalkGround(PathRequest request, ClientProfile profile, PathBudget budget, SignatureVerifier signatures)
    {
        Request = request;
        Profile = profile;
        _budget = budget;
        _signatures = signatures;
        _store = StoreIndex.Of(request);
        _judge = new PathJudge(this);
        _manyServed = request.Presented.Length > 16 ? [] : null;
        var served = new List<CertificateFacts>(request.Presented.Length);
        for (int i = 1; i < request.Presented.Length; i++)
        {
            CertificateFacts sent = request.Presented[i];
            if (_manyServed?.Add(sent) ?? !served.Contains(sent))
                served.Add(sent);
        }

        Served = served;
    }

    public PathRequest Request { get; }

    public ClientProfile Profile { get; }

    public ChainRules Rules => Profile.Rules;

    /// <summary>What the server sent after the end entity, each once, in the order sent.</summary>
    public IReadOnlyList<CertificateFacts> Served { get; }

    /// <summary>Whether the server sent the certificate after the end entity.</summary>
    public bool IsServed(CertificateFacts certificate) => _manyServed?.Contains(certificate) ?? Served.Contains(certificate);

    /// <summary>Every certificate of the store, the building blocks last.</summary>
    public ImmutableArray<TrustAnchor> Store => _store.Entries;

    /// <summary>The entries of the store with this subject, in normal form, in the order of the store.</summary>
    public ImmutableArray<TrustAnchor> StoreNamed(DistinguishedName subject) => _store.Named(subject);

    /// <summary>The certificates of the store with this subject, each once.</summary>
    public ImmutableArray<CertificateFacts> StoreCertificatesNamed(DistinguishedName subject) => _store.CertificatesNamed(subject);

    /// <summary>Accounts for one candidate issuer; false when there is no budget for it.</summary>
    public bool Step()
    {
        if (_exhausted || _steps >= _budget.MaxSteps)
            _exhausted = true;
        else
            _steps++;
        return !_exhausted;
    }

    /// <summary>Whether a path of this many certificates may grow by one; notes the spent budget when not.</summary>
    public bool MayGrow(int length)
    {
        if (length >= Math.Min(_budget.MaxDepth, PathBuilder.MaxDepth))
            _exhausted = true;
        return !_exhausted;
    }

    /// <summary>Whether the one's issuer and the other's subject are the same name for this client.</summary>
    public bool NamesAgree(CertificateFacts certificate, CertificateFacts issuer) => IssuerRule.NamesAgree(certificate, issuer, Rules);

    /// <summary>Whether the authority key identifier allows this issuer.</summary>
    public bool KeyIdentifiersAgree(CertificateFacts certificate, CertificateFacts issuer, bool isAnchor) =>
        IssuerRule.KeyIdentifiersAgree(certificate, issuer, Rules, isAnchor) && IssuerRule.IssuerAndSerialAgree(certificate, issuer, Rules);

    /// <summary>Names and key identifiers.</summary>
    public bool MayBeIssuer(CertificateFacts certificate, CertificateFacts issuer, bool isAnchor) =>
        NamesAgree(certificate, issuer) && KeyIdentifiersAgree(certificate, issuer, isAnchor) && Step();

    /// <summary>Whether the day is within the certificate's dates.</summary>
    public bool IsValid(CertificateFacts certificate) => Request.At >= certificate.NotBefore && (Rules.ExpiresWithLastSecond ? Request.At < certificate.NotAfter : Request.At <= certificate.NotAfter);

    /// <summary>Whether the issuer's key signed the certificate, as far as this client can tell.</summary>
    public SignatureResult Signature(CertificateFacts certificate, CertificateFacts issuer)
    {
        // A signature that anybody can forge proves nothing to a client that does not take it.
        if (!Rules.AcceptsMd5 && certificate.SignatureAlgorithm.StartsWith("md5", StringComparison.Ordinal))
            return SignatureResult.Undecidable;
        SignatureKinds kind = SignatureAlgorithms.KindOf(certificate.SignatureAlgorithm);
        if ((Rules.UnknownSignatures & kind) != SignatureKinds.None)
            return SignatureResult.Invalid;
        SignatureResult result = Verified(certificate, issuer);
        return result == SignatureResult.Valid && (Rules.Signatures & kind) == SignatureKinds.None ? SignatureResult.Undecidable : result;
    }

    private SignatureResult Verified(CertificateFacts certificate, CertificateFacts issuer)
    {
        if (++_verified <= _budget.MaxSignatures)
            return _signatures.Verify(certificate, issuer.SubjectPublicKeyInfo.IsEmpty ? WithKey(issuer) : issuer);
        _exhausted = true;
        return SignatureResult.Undecidable;
    }

    /// <summary>What the rules say of a path that reached an anchor, worst first.</summary>
    public ImmutableArray<PathFinding> Findings(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity = false) =>
        _judge.Findings(path, anchor, servedCount, plainEndEntity);

    /// <summary>Judges a path that reached an anchor; whether it is good.</summary>
    public bool Judge(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity = false) =>
        Judged(path, anchor, Findings(path, anchor, servedCount, plainEndEntity));

    /// <summary>Notes a path that a walk has judged by rules of its own; whether it is good.</summary>
    public bool Judged(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, IEnumerable<PathFinding> findings)
    {
        if (++_judged > _budget.MaxPaths)
        {
            _exhausted = true;
            return false;
        }

        var candidate = new CandidatePath([.. path], anchor, PathJudge.Sorted(findings));
        _candidates.Add(candidate);
        return PathRanking.StandingOf(candidate) == PathStanding.Clean;
    }

    /// <summary>Notes a path that a walk has judged by rules of its own, and what the store says of its anchor; whether it is good.</summary>
    public bool Add(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, IEnumerable<PathFinding> findings)
    {
        List<PathFinding> found = [];
        ChainCheck.CheckStanding(path, anchor, found);
        found.AddRange(findings);
        return Judged(path, anchor, found);
    }

    /// <summary>Notes a path that goes no further.</summary>
    public void DeadEnd(IReadOnlyList<CertificateFacts> path, PathFinding? finding = null)
    {
        // Beyond the bound dead ends are dropped: they can only be told, not decide.
        if (_candidates.Count < 2 * _budget.MaxPaths)
            _candidates.Add(new CandidatePath([.. path], null, [finding ?? _judge.WhyNoFurther(path)]));
    }

    /// <summary>Whether something was left untried for want of budget.</summary>
    public bool IsExhausted => _exhausted;

    /// <summary>Notes that among what was left untried there can be no path to an anchor.</summary>
    public void RuleOutTheUntried() => _exhausted = false;

    /// <summary>What the candidates come to: one good path suffices, and a walk that does not go back has judged no more than one.</summary>
    public PathResult Result() => PathVerdict.OfAny(Request, _candidates, _exhausted);

    /// <summary>
    /// The certificate, or one with the same key of which the bytes are known, so that one of which only facts are known (a root of a
    /// catalogue) can be verified with: a cross-certificate carries the same key.
    /// </summary>
    private CertificateFacts WithKey(CertificateFacts issuer)
    {
        foreach (CertificateFacts sent in Request.Presented)
        {
            if (sent.SpkiSha256 == issuer.SpkiSha256 && !sent.SubjectPublicKeyInfo.IsEmpty)
                return sent;
        }

        foreach (TrustAnchor entry in Store)
        {
            if (entry.Certificate.SpkiSha256 == issuer.SpkiSha256 && !entry.Certificate.SubjectPublicKeyInfo.IsEmpty)
                return entry.Certificate;
        }

        return issuer;
    }
}
