using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>What a walk of one library stands on: the question, the rules, the answers found and what the search has spent.</summary>
internal sealed class WalkGround
{
    private readonly PathBudget _budget;
    private readonly SignatureVerifier _signatures;
    private readonly ChainCheck _check;
    private readonly List<CandidatePath> _candidates = [];
    private int _steps;
    private int _judged;
    private int _verified;
    private bool _exhausted;

    public WalkGround(PathRequest request, ClientProfile profile, PathBudget budget, SignatureVerifier signatures)
    {
        Request = request;
        Profile = profile;
        Rules = profile.Rules!;
        _budget = budget;
        _signatures = signatures;
        _check = new ChainCheck(request, Rules, signatures, ignoresDates: profile.EndEntity == EndEntityAnchor.AnyEvenExpired);
        foreach (CertificateFacts certificate in request.Presented)
            signatures.Learn(certificate);
        foreach (CertificateFacts certificate in request.StoreIntermediates)
            signatures.Learn(certificate);
    }

    public PathRequest Request { get; }

    public ClientProfile Profile { get; }

    public ChainRules Rules { get; }

    /// <summary>What the server sent after the end entity, each once, in the order sent.</summary>
    public IEnumerable<CertificateFacts> Served => Request.Presented.Skip(1).Distinct();

    /// <summary>Every certificate of the store, the building blocks last.</summary>
    public IEnumerable<TrustAnchor> Store => Request.Anchors.Concat(Request.StoreIntermediates.Select(static block => new TrustAnchor(block, Usage: AnchorUsage.OtherOnly)));

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
    public bool NamesAgree(CertificateFacts certificate, CertificateFacts issuer)
    {
        if (!certificate.Issuer.Equals(issuer.Subject))
            return false;
        if (Rules.KeepsSpaceInNames && !string.Equals(certificate.Issuer.Text, issuer.Subject.Text, Rules.KeepsCaseInNames ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
            return false;
        ReadOnlySpan<byte> one = certificate.Issuer.Der.Span, other = issuer.Subject.Der.Span;
        return Profile.ComparesNameBytes is not true || one.IsEmpty || other.IsEmpty || one.SequenceEqual(other);
    }

    /// <summary>Whether the authority key identifier allows this issuer.</summary>
    public bool KeyIdentifiersAgree(CertificateFacts certificate, CertificateFacts issuer, bool isAnchor)
    {
        if (certificate.AuthorityKeyIdentifier is not { } authority || Rules.KeyIdentifiers == KeyIdentifierRule.Ignored
            || (Rules.KeyIdentifiers == KeyIdentifierRule.KeyOfAnchor && !isAnchor))
        {
            return true;
        }

        if (authority.KeyIdentifier is { } wanted && issuer.SubjectKeyIdentifier is { } key && !string.Equals(wanted, key, StringComparison.Ordinal))
            return false;
        return Rules.KeyIdentifiers != KeyIdentifierRule.KeyAndCertificate
            || ((authority.Issuer is null || authority.Issuer.Equals(issuer.Issuer))
                && (authority.SerialNumber is null || string.Equals(authority.SerialNumber, issuer.SerialNumber, StringComparison.Ordinal)));
    }

    /// <summary>Names and key identifiers.</summary>
    public bool MayBeIssuer(CertificateFacts certificate, CertificateFacts issuer, bool isAnchor) =>
        NamesAgree(certificate, issuer) && KeyIdentifiersAgree(certificate, issuer, isAnchor) && Step();

    /// <summary>Whether the day is within the certificate's dates.</summary>
    public bool IsValid(CertificateFacts certificate) => Request.At >= certificate.NotBefore && Request.At <= certificate.NotAfter;

    /// <summary>Whether the issuer's key signed the certificate.</summary>
    public SignatureResult Signature(CertificateFacts certificate, CertificateFacts issuer)
    {
        if (++_verified <= _budget.MaxSignatures)
            return _signatures.Verify(certificate, issuer);
        _exhausted = true;
        return SignatureResult.Undecidable;
    }

    /// <summary>What the rules say of a path that reached an anchor, worst first.</summary>
    public ImmutableArray<PathFinding> Findings(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity = false) =>
        PathLedger.Sorted([.. Links(path), .. _check.Check(path, anchor, servedCount, plainEndEntity)]);

    /// <summary>Judges a path that reached an anchor; whether it is good.</summary>
    public bool Judge(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity = false)
    {
        if (++_judged > _budget.MaxPaths)
        {
            _exhausted = true;
            return false;
        }

        var candidate = new CandidatePath([.. path], anchor, Findings(path, anchor, servedCount, plainEndEntity));
        _candidates.Add(candidate);
        return PathRanking.StandingOf(candidate) == PathStanding.Clean;
    }

    /// <summary>Notes a path that goes no further.</summary>
    public void DeadEnd(IReadOnlyList<CertificateFacts> path, PathFinding? finding = null)
    {
        if (_candidates.Count >= 2 * _budget.MaxPaths)
            return;
        CertificateFacts last = path[^1];
        finding ??= new PathFinding(
            PathFindingIds.NoAnchor, path.Count - 1,
            last.IsSelfIssued
                ? $"'{last.Subject.CommonName}' is self-issued and not in the store"
                : $"the issuer of '{last.Subject.CommonName}' ({last.Issuer.CommonName}) is not in the store");
        _candidates.Add(new CandidatePath([.. path], null, [finding]));
    }

    /// <summary>What the candidates come to: one good path suffices, and a walk that does not go back has judged no more than one.</summary>
    public PathResult Result() => PathVerdict.OfAny(Request, _candidates, _exhausted || _signatures.BudgetSpent);

    private IEnumerable<PathFinding> Links(IReadOnlyList<CertificateFacts> path)
    {
        for (int i = 0; i + 1 < path.Count; i++)
        {
            string child = path[i].Subject.CommonName, parent = path[i + 1].Subject.CommonName;
            if (!NamesAgree(path[i], path[i + 1]) || !KeyIdentifiersAgree(path[i], path[i + 1], isAnchor: i + 2 == path.Count))
                yield return new PathFinding(PathFindingIds.AuthorityKeyMismatch, i, $"'{parent}' is not the issuer of '{child}' by name or key identifier");
            switch (Signature(path[i], path[i + 1]))
            {
                case SignatureResult.Invalid:
                    yield return new PathFinding(PathFindingIds.SignatureInvalid, i, $"'{parent}' has the name of the issuer of '{child}', but its key did not sign it");
                    break;
                case SignatureResult.Undecidable:
                    yield return new PathFinding(PathFindingIds.SignatureUndecided, i, $"the signature of '{parent}' on '{child}' could not be verified here", Fatal: false) { Undecided = true };
                    break;
                default:
                    break;
            }
        }
    }
}
