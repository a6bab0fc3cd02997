using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>The answer of the path builder.</summary>
/// <param name="Outcome">Accepted, rejected, or undecided.</param>
/// <param name="Path">The accepted path, end entity first, anchor last; empty unless accepted.</param>
/// <param name="Candidates">Every path that was tried, best first, each with its findings.</param>
/// <param name="Sentence">What a person needs to know, one sentence.</param>
public sealed record PathResult(PathOutcome Outcome, ImmutableArray<CertificateFacts> Path, ImmutableArray<CandidatePath> Candidates, string Sentence)
{
    /// <summary>Whether the client accepts the chain.</summary>
    public bool IsAccepted => Outcome == PathOutcome.Accepted;
}
