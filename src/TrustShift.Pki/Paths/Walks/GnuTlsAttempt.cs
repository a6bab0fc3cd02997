using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>What one bucket of GnuTLS's trust list came to.</summary>
/// <param name="Path">End entity first; its last certificate is the anchor's where there is one.</param>
/// <param name="Anchor">The store entry that was taken; null where no signer is known.</param>
/// <param name="Findings">What is wrong, of the first certificate from the anchor down with which something is wrong.</param>
internal sealed record GnuTlsAttempt(IReadOnlyList<CertificateFacts> Path, TrustAnchor? Anchor, IReadOnlyList<PathFinding> Findings)
{
    /// <summary>SIGNER_OLD_OR_UNKNOWN of lib/x509/verify-high.c.</summary>
    public bool IsOldOrUnknown =>
        Anchor is null || Findings.Any(static finding => finding.Id is PathFindingIds.NoAnchor or PathFindingIds.Expired or PathFindingIds.WeakSignature or PathFindingIds.WeakKey);
}
