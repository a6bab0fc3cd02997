using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints.Names;

namespace TrustShift.Assessment;

/// <summary>What the user states about the target and the question.</summary>
public sealed record AssessmentOptions
{
    /// <summary>The moment to judge (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Ids of services that the target is stated to use (<c>--uses s3,cloudfront</c>).</summary>
    public ImmutableArray<string> Uses { get; init; } = [];

    /// <summary>Whether the list of endpoints is stated to be whole (<c>--endpoints-complete</c>).</summary>
    public bool EndpointsComplete { get; init; }

    /// <summary>Where custom domains lead (<c>--resolve</c>).</summary>
    public HostRecords Names { get; init; } = HostRecords.None;

    /// <summary>Whether a chain that is only possible counts like a served one (<c>--strict</c>).</summary>
    public bool Strict { get; init; }
}
