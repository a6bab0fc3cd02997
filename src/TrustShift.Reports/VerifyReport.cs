using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Reports;

/// <summary>Everything that <c>verify</c> has to say: one chain, one store, and the answer of one or many clients.</summary>
public sealed record VerifyReport
{
    /// <summary>Who made it.</summary>
    public required ToolDescription Tool { get; init; }

    /// <summary>The moment that was judged (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The name that the client asks for; null when names were not checked.</summary>
    public string? HostName { get; init; }

    /// <summary>The store files, in the order given.</summary>
    public required ImmutableArray<VerifiedStore> Stores { get; init; }

    /// <summary>What the server sends, in its order.</summary>
    public required ImmutableArray<CertificateFacts> Chain { get; init; }

    /// <summary>The answers, in the order of the profiles; at least one.</summary>
    public required ImmutableArray<VerifyAnswer> Answers { get; init; }

    /// <summary>Whether a table tells versions that are alike as one.</summary>
    public bool GroupsVersions { get; init; }

    /// <summary>What could not be read.</summary>
    public ImmutableArray<Gap> Gaps { get; init; } = [];

    /// <summary>Rejected when any client rejects, else undecided when any is, else accepted.</summary>
    public PathOutcome Outcome =>
        Answers.Any(static a => a.Outcome == PathOutcome.Rejected) ? PathOutcome.Rejected
        : Answers.All(static a => a.Outcome == PathOutcome.Accepted) ? PathOutcome.Accepted
        : PathOutcome.Undecided;
}
