using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>.NET on Linux: the statuses of all certificates together (X509ChainStatusFlags), mapped from OpenSSL's numbers (OpenSslX509ChainProcessor.cs MapVerifyErrorToChainStatus).</summary>
internal static class DotNetMessages
{
    public static ImmutableArray<MessageFamily> Families { get; } =
    [
        new("dotnet", static refusal => refusal.Only is { Id: PathFindingIds.HostName }
            ? "AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch"
            : Statuses(refusal) is { } statuses ? "AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: " + statuses : null),
        new("dotnet-x509chain", Statuses),
    ];

    private static string? Statuses(Refusal refusal)
    {
        if (!refusal.HasPath || refusal.Has(PathFindingIds.HostName))
            return null;
        // Of paths that reach no anchor the one with what was sent is told.
        if (!refusal.ReachesAnchor)
            refusal = refusal.At(refusal.Candidates.MaxBy(static candidate => candidate.Certificates.Length)!.Certificates);
        var found = new SortedSet<(int Bit, string Name)>();
        foreach (PathFinding finding in refusal.Findings.Where(static finding => finding.Fatal))
        {
            // The end of a path that reaches no root is not looked at. Vectors: G2x_fut|OR, ats_R1s|M_exp.
            if (!refusal.ReachesAnchor && finding.Index == refusal.Path.Length - 1 && finding.Index > 0 && finding.Id is PathFindingIds.Expired or PathFindingIds.NotYetValid)
                continue;
            (int, string)? status = finding.Id switch
            {
                PathFindingIds.Expired or PathFindingIds.NotYetValid => (0x1, "NotTimeValid"),
                PathFindingIds.SignatureInvalid => (0x8, "NotSignatureValid"),
                PathFindingIds.ExtendedKeyUsage => (0x10, "NotValidForUsage"),
                PathFindingIds.KeyUsage when finding.Index == 0 => (0x10, "NotValidForUsage"),
                PathFindingIds.NotAnAuthority or PathFindingIds.PathLength or PathFindingIds.KeyUsage => (0x400, "InvalidBasicConstraints"),
                PathFindingIds.NameConstraints when refusal.IsExcluded(finding.Index) => (0x8000, "HasExcludedNameConstraint"),
                PathFindingIds.NameConstraints => (0x4000, "HasNotPermittedNameConstraint"),
                PathFindingIds.CriticalExtension => (0x8000000, "HasNotSupportedCriticalExtension"),
                PathFindingIds.NoAnchor => (0, ""),
                _ => null,
            };
            if (status is not { } known)
                return null;
            if (known.Item1 != 0)
                found.Add(known);
        }

        if (!refusal.ReachesAnchor)
            found.Add(IsUntrustedRoot(refusal) ? (0x20, "UntrustedRoot") : (0x10000, "PartialChain"));
        return found.Count == 0 ? null : string.Join(", ", found.Select(static status => status.Name));
    }

    private static bool IsUntrustedRoot(Refusal refusal)
    {
        CertificateFacts last = refusal.Last;
        return Refusal.IsRoot(last) || refusal.Request.Presented.Any(sent => Refusal.IsRoot(sent) && OpenSslDeadEnd.MayIssue(refusal, last, sent));
    }
}
