using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Applications;

/// <summary>What a person calls one thing that runs: a service with all that it starts, an image, a folder with a manifest, a virtual environment, a runtime, or the rest of the target.</summary>
public sealed record Application
{
    /// <summary>Stable within the target: "systemd-unit:billing.service", "module:services/web", "target".</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="ApplicationKinds"/>, or of <see cref="ProcessKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>For people: "billing.service".</summary>
    public required string Name { get; init; }

    /// <summary>Where it is defined: a file with its line, or a folder.</summary>
    public required string Place { get; init; }

    /// <summary>Its clients, worst first. One that several applications share stands in each.</summary>
    public ImmutableArray<ClientAssessment> Clients { get; init; } = [];

    /// <summary>Its sets of pins.</summary>
    public ImmutableArray<PinAssessment> Pins { get; init; } = [];

    /// <summary>The endpoints in its own files, and those stated for all.</summary>
    public ImmutableArray<ClassifiedEndpoint> Endpoints { get; init; } = [];

    /// <summary>The verdict: the worst of its clients, pins and gaps.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What concerns it as a whole.</summary>
    public ImmutableArray<Reason> Reasons { get; init; } = [];
}
