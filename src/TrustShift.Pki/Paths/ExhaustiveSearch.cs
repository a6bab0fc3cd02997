using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>
/// Every path from the end entity to an anchor, whatever order the server sent and the store has. An anchor ends a path even where the
/// server sent a cross-certificate for its key: RFC 5280 6.1 begins at the anchor. Depth is bounded by the budget.
/// </summary>
internal sealed class ExhaustiveSearch(PathMaterial material, PathLedger ledger)
{
    private readonly List<CertificateFacts> _path = [];
    private readonly List<PathFinding> _steps = [];
    private readonly HashSet<(DistinguishedName, Sha256Hash)> _visited = [];

    /// <summary>Searches from this end entity.</summary>
    public void Run(CertificateFacts endEntity)
    {
        _path.Add(endEntity);
        _visited.Add((endEntity.Subject, endEntity.SpkiSha256));
        // A store that holds the end entity itself: only that very certificate, since names and dates of the anchor are its own.
        bool isAnchor = false;
        foreach (TrustAnchor anchor in material.Ends(endEntity.Subject).Where(anchor => anchor.Certificate.Equals(endEntity)))
        {
            isAnchor = true;
            ledger.Judge(_path, anchor, []);
        }

        if (!isAnchor || !endEntity.IsSelfIssued)
            Extend();
    }

    private void Extend()
    {
        CertificateFacts current = _path[^1];
        List<TrustAnchor> ends = material.Ends(current.Issuer);
        List<CertificateFacts> blocks = material.Blocks(current.Issuer);
        bool any = false;
        if ((ends.Count > 0 || blocks.Count > 0) && !ledger.MayGrow(_path.Count))
            return;
        foreach (TrustAnchor anchor in ends)
        {
            if (!ledger.Step())
                return;
            // A self-signed certificate is not its own issuer's path.
            if (_visited.Contains((anchor.Certificate.Subject, anchor.Certificate.SpkiSha256)))
                continue;
            any = true;
            if (TryStep(anchor.Certificate, out int undo))
            {
                _path.Add(anchor.Certificate);
                ledger.Judge(_path, anchor, _steps);
                _path.RemoveAt(_path.Count - 1);
                _steps.RemoveRange(undo, _steps.Count - undo);
            }
        }

        foreach (CertificateFacts block in blocks)
        {
            if (!ledger.Step())
                return;
            (DistinguishedName, Sha256Hash) key = (block.Subject, block.SpkiSha256);
            if (ends.Any(anchor => anchor.IsSameAnchorAs(block)) || _visited.Contains(key))
                continue;
            any = true;
            if (TryStep(block, out int undo))
            {
                _visited.Add(key);
                _path.Add(block);
                NotePowerless(block);
                Extend();
                _path.RemoveAt(_path.Count - 1);
                _visited.Remove(key);
                _steps.RemoveRange(undo, _steps.Count - undo);
            }
        }

        if (!any)
            ledger.NoAnchor(_path, _steps);
    }

    /// <summary>Whether the candidate is the issuer of the path's last certificate; what remains open is added to the steps.</summary>
    private bool TryStep(CertificateFacts issuer, out int undo)
    {
        undo = _steps.Count;
        ImmutableArray<PathFinding> findings = ledger.CheckIssuer(_path, issuer);
        if (findings.Any(static finding => finding.Fatal))
        {
            ledger.DeadEnd([.. _path, issuer], _steps, findings);
            return false;
        }

        _steps.AddRange(findings);
        return true;
    }

    /// <summary>Tells why a store entry that was reached is no end: a person who put it there expects one.</summary>
    private void NotePowerless(CertificateFacts block)
    {
        if (!material.Powerless.TryGetValue(block, out TrustAnchor? anchor))
            return;
        string name = block.Subject.CommonName;
        ledger.DeadEnd(_path, _steps, anchor.Usage == AnchorUsage.OtherOnly
            ? new PathFinding(
                PathFindingIds.AnchorOtherPurpose, _path.Count - 1,
                $"the store trusts '{name}' for other purposes, not for TLS servers")
            : new PathFinding(
                PathFindingIds.IntermediateAnchor, _path.Count - 1,
                $"'{name}' is in the store but not self-signed, and this client wants a root"));
    }
}
