using System.Collections.Immutable;
using TrustShift.Assessment.Applications;
using TrustShift.Assessment.Security;
using TrustShift.Assessment.Verdicts;
using TrustShift.Catalogue.Migrations;

namespace TrustShift.Assessment;

/// <summary>One target judged against one migration.</summary>
public sealed record MigrationAssessment
{
    /// <summary>The migration.</summary>
    public required Migration Migration { get; init; }

    /// <summary>The day that was judged (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The overall verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The verdict in one or two sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>What concerns the target as a whole, worst first.</summary>
    public ImmutableArray<Reason> Reasons { get; init; } = [];

    /// <summary>Every client, worst first, then by name.</summary>
    public ImmutableArray<ClientAssessment> Clients { get; init; } = [];

    /// <summary>What the target consists of: every client and every set of pins in the application that it belongs to, worst first.</summary>
    public ImmutableArray<Application> Applications { get; init; } = [];

    /// <summary>Every set of pins that concerns the migration, worst first.</summary>
    public ImmutableArray<PinAssessment> Pins { get; init; } = [];

    /// <summary>Sets of pins that have nothing to do with the migration: for hosts that do not move, or for keys of others.</summary>
    public ImmutableArray<PinSet> OtherPins { get; init; } = [];

    /// <summary>Every endpoint, in scope first.</summary>
    public ImmutableArray<ClassifiedEndpoint> Endpoints { get; init; } = [];

    /// <summary>Stores that were found and trusted by no client that is known, with why they do not decide.</summary>
    public ImmutableArray<UnattributedStore> UnattributedStores { get; init; } = [];

    /// <summary>The roots that accept the new chains: who trusts each, and where it only lies. In the order of the migration.</summary>
    public ImmutableArray<AnchorPresence> Anchors { get; init; } = [];

    /// <summary>Where certificates are not verified, worst first. It changes no verdict.</summary>
    public ImmutableArray<SecurityFinding> SecurityFindings { get; init; } = [];

    /// <summary>Things worth knowing that prove nothing.</summary>
    public ImmutableArray<string> Hints { get; init; } = [];

    /// <summary>What to do next, most useful first.</summary>
    public ImmutableArray<string> NextSteps { get; init; } = [];
}
