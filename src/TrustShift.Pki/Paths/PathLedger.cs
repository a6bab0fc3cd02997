using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>The candidates of one search, the rules that judge them, and what the search has spent.</summary>
internal sealed class PathLedger
{
    private readonly PathRules _rules;
    private readonly SignatureVerifier _signatures;
    private readonly IssuerRule _issuers;
    private readonly PathBudget _budget;
    private readonly ImmutableArray<CandidatePath>.Builder _candidates = ImmutableArray.CreateBuilder<CandidatePath>();
    private int _steps;
    private int _judged;
    private bool _exhausted;

    public PathLedger(PathRequest request, ClientProfile profile, PathBudget budget)
    {
        _rules = new PathRules(request, profile);
        _signatures = new SignatureVerifier(budget.MaxSignatures);
        _issuers = new IssuerRule(profile, _signatures);
        _budget = budget;
        foreach (CertificateFacts certificate in request.Presented.Concat(request.StoreIntermediates))
            _signatures.Learn(certificate);
    }

    /// <summary>Whether the search must end: what was not looked at might have been a good path.</summary>
    public bool BudgetSpent => _exhausted || _signatures.BudgetSpent;

    /// <summary>Candidates in the order found.</summary>
    public IReadOnlyList<CandidatePath> Candidates => _candidates;

    /// <summary>Accounts for one candidate issuer; false when there is no budget for it.</summary>
    public bool Step()
    {
        if (BudgetSpent || _steps >= _budget.MaxSteps)
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

    /// <summary>What speaks against the step from a path's last certificate to an issuer.</summary>
    public ImmutableArray<PathFinding> CheckIssuer(IReadOnlyList<CertificateFacts> path, CertificateFacts issuer) =>
        [.. _issuers.Check(path[^1], path.Count - 1, issuer)];

    /// <summary>Judges a path that reached an anchor.</summary>
    public void Judge(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, IEnumerable<PathFinding> steps)
    {
        if (++_judged > _budget.MaxPaths)
        {
            _exhausted = true;
            return;
        }

        _candidates.Add(new CandidatePath([.. path], anchor, Sorted([.. steps, .. _rules.Check(path, anchor)])));
    }

    /// <summary>Notes a path that goes no further. Beyond the bound dead ends are dropped: they can only be told, not decide.</summary>
    public void DeadEnd(IReadOnlyList<CertificateFacts> path, IEnumerable<PathFinding> steps, params IEnumerable<PathFinding> findings)
    {
        if (_candidates.Count < 2 * _budget.MaxPaths)
            _candidates.Add(new CandidatePath([.. path], null, Sorted([.. steps, .. findings])));
    }

    /// <summary>The dead end of a path whose last certificate's issuer is nowhere.</summary>
    public void NoAnchor(IReadOnlyList<CertificateFacts> path, IEnumerable<PathFinding> steps)
    {
        CertificateFacts last = path[^1];
        string text = last.IsSelfIssued
            ? $"'{last.Subject.CommonName}' is self-issued and not in the store"
            : $"the issuer of '{last.Subject.CommonName}' ({last.Issuer.CommonName}) is not in the store";
        DeadEnd(path, steps, new PathFinding(PathFindingIds.NoAnchor, path.Count - 1, text));
    }

    public static ImmutableArray<PathFinding> Sorted(IEnumerable<PathFinding> findings) =>
    [
        .. findings
            .OrderBy(static finding => finding.Fatal ? 0 : finding.Undecided ? 1 : 2)
            .ThenBy(static finding => PathFindingIds.WeightOf(finding.Id))
            .ThenBy(static finding => finding.Index),
    ];
}
