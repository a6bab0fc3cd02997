using System.Collections.Immutable;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>Runtimes of one kind, and what is asked of each.</summary>
/// <param name="Runtimes">The runtimes.</param>
/// <param name="Proofs">The proofs, each of one of them.</param>
internal sealed record ProofFamily(ImmutableArray<ProofRuntime> Runtimes, ImmutableArray<Proof> Proofs);
