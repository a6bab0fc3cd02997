using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>Says what is wrong with the paths that a walk has found: their links, their certificates, or where they end.</summary>
internal sealed class PathJudge(WalkGround ground)
{
    private readonly ChainCheck _check = new(ground.Request, ground.Rules, ground.Signature, ground.Profile.EndEntity == EndEntityAnchor.AnyEvenExpired);

    /// <summary>What the rules say of a path that reached an anchor, worst first.</summary>
    public ImmutableArray<PathFinding> Findings(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity)
    {
        List<PathFinding> findings = [];
        CheckLinks(path, ground.Rules, findings);
        CheckSignatures(path, findings);
        _check.Check(path, anchor, servedCount, plainEndEntity, findings);
        if (ground.Profile.DisputedRules is { } disputed)
            findings.AddRange(Disputed(disputed, findings, path, anchor, servedCount, plainEndEntity));
        return Sorted(findings);
    }

    /// <summary>Why the path goes no further.</summary>
    public PathFinding WhyNoFurther(IReadOnlyList<CertificateFacts> path)
    {
        CertificateFacts last = path[^1];
        string name = last.Subject.CommonName;
        foreach (TrustAnchor entry in ground.StoreNamed(last.Subject))
        {
            // A person who put it there expects an end.
            if (entry.Certificate.Equals(last) && entry.Usage == AnchorUsage.OtherOnly && !ground.Request.StoreIntermediates.Contains(last))
                return new PathFinding(PathFindingIds.AnchorOtherPurpose, path.Count - 1, $"the store trusts '{name}' for other purposes, not for TLS servers");
            if (entry.Certificate.Equals(last) && !ground.Profile.AcceptsIntermediateAnchors && !SelfSigned.Is(last))
                return new PathFinding(PathFindingIds.IntermediateAnchor, path.Count - 1, $"'{name}' is in the store but not self-signed, and this client wants a root");
        }

        string text = last.IsSelfIssued
            ? $"'{name}' is self-issued and not in the store"
            : $"the issuer of '{name}' ({last.Issuer.CommonName}) is not in the store";
        return new PathFinding(PathFindingIds.NoAnchor, path.Count - 1, text + WhyNoNamesake(path));
    }

    /// <summary>Why a store certificate with the issuer's name was passed over; empty where there is none.</summary>
    private string WhyNoNamesake(IReadOnlyList<CertificateFacts> path)
    {
        CertificateFacts last = path[^1];
        foreach (CertificateFacts namesake in ground.StoreCertificatesNamed(last.Issuer))
        {
            if (path.Contains(namesake))
                continue;
            if (!ground.NamesAgree(last, namesake))
                return ": the name there is written differently, which this client minds";
            if (!ground.KeyIdentifiersAgree(last, namesake, isAnchor: true))
                return ": the one of that name there has another key identifier";
            if (ground.Signature(last, namesake) == SignatureResult.Invalid)
                return ": the one of that name there has another key";
        }

        return "";
    }

    /// <summary>What only some clients mind of what else may be a good path.</summary>
    private List<PathFinding> Disputed(
        ChainRules rules, List<PathFinding> agreed, IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity)
    {
        List<PathFinding> all = [];
        CheckLinks(path, rules, all);
        new ChainCheck(ground.Request, rules, ground.Signature, ground.Profile.EndEntity == EndEntityAnchor.AnyEvenExpired).Check(path, anchor, servedCount, plainEndEntity, all);
        return all.Where(finding => !agreed.Exists(known => string.Equals(known.Id, finding.Id, StringComparison.Ordinal) && known.Index == finding.Index))
            .Select(static finding => finding with { Text = finding.Text + "; other clients do not mind", Fatal = false, Undecided = true })
            .ToList();
    }

    private static void CheckLinks(IReadOnlyList<CertificateFacts> path, ChainRules rules, List<PathFinding> found)
    {
        for (int i = 0; i + 1 < path.Count; i++)
        {
            CertificateFacts child = path[i], parent = path[i + 1];
            if (!IssuerRule.NamesAgree(child, parent, rules))
                found.Add(new PathFinding(PathFindingIds.NameEncoding, i, $"'{parent.Subject.CommonName}' has the name of the issuer of '{child.Subject.CommonName}', but written differently"));
            if (!IssuerRule.KeyIdentifiersAgree(child, parent, rules, isAnchor: i + 2 == path.Count))
                found.Add(new PathFinding(PathFindingIds.AuthorityKeyMismatch, i, $"'{parent.Subject.CommonName}' has the name of the issuer of '{child.Subject.CommonName}', but another key identifier"));
            else if (!IssuerRule.IssuerAndSerialAgree(child, parent, rules))
                found.Add(new PathFinding(PathFindingIds.AuthorityCertificateMismatch, i, $"'{parent.Subject.CommonName}' has the name of the issuer of '{child.Subject.CommonName}', but is not the certificate that it names as its issuer's"));
        }
    }

    private void CheckSignatures(IReadOnlyList<CertificateFacts> path, List<PathFinding> found)
    {
        for (int i = 0; i + 1 < path.Count; i++)
        {
            switch (ground.Signature(path[i], path[i + 1]))
            {
                case SignatureResult.Invalid:
                    found.Add(CertificateFindings.WrongSignature(path[i], path[i + 1], i));
                    break;
                case SignatureResult.Undecidable:
                    found.Add(CertificateFindings.UndecidedSignature(path[i], path[i + 1], i));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The findings, worst first.</summary>
    public static ImmutableArray<PathFinding> Sorted(IEnumerable<PathFinding> findings)
    {
        ImmutableArray<PathFinding> found = [.. findings];
        return found.Length < 2
            ? found
            :
            [
                .. found
                    .OrderBy(static finding => finding.Fatal ? 0 : finding.Undecided ? 1 : 2)
                    .ThenBy(static finding => PathFindingIds.WeightOf(finding.Id))
                    .ThenBy(static finding => finding.Index),
            ];
    }
}
