using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>One path that was tried.</summary>
/// <param name="Certificates">End entity first; the anchor last when one was reached.</param>
/// <param name="Anchor">The anchor that ends the path; null when none was reached.</param>
/// <param name="Findings">What is wrong or notable, worst first; empty for a clean path.</param>
public sealed record CandidatePath(ImmutableArray<CertificateFacts> Certificates, TrustAnchor? Anchor, ImmutableArray<PathFinding> Findings);
