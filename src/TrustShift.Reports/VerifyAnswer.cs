using System.Collections.Immutable;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Reports;

/// <summary>What one client makes of the chain.</summary>
/// <param name="Asked">The profile's name as the user gave it.</param>
/// <param name="Profile">The profile that answered.</param>
/// <param name="Note">Why that profile, when it is not exactly the one asked for; null when it is.</param>
/// <param name="Result">The path builder's answer.</param>
/// <param name="Says">What the client itself prints; null when it accepts, or when its text for this cause was not measured.</param>
public sealed record VerifyAnswer(string Asked, ClientProfile Profile, string? Note, PathResult Result, string? Says)
{
    /// <summary>
    /// Why nothing was decided although the path builder came to an answer: a store or the chain could not be read as a whole. Null otherwise.
    /// </summary>
    public string? Undecided { get; init; }

    /// <summary>The outcome; an answer over half-read files is undecided.</summary>
    public PathOutcome Outcome => Undecided is null ? Result.Outcome : PathOutcome.Undecided;

    /// <summary>The one sentence for a person.</summary>
    public string Sentence => Undecided ?? Result.Sentence;

    /// <summary>The candidate paths other than the accepted one, best first.</summary>
    public ImmutableArray<CandidatePath> OtherCandidates =>
        Outcome == PathOutcome.Accepted && !Result.Candidates.IsEmpty ? Result.Candidates.RemoveAt(0) : Result.Candidates;
}
