using System.Collections.Immutable;
using TrustShift.Discovery.Limits;

namespace TrustShift.Discovery;

/// <summary>What to examine and how.</summary>
public sealed record ExaminationRequest
{
    /// <summary>A folder or file; null for this host.</summary>
    public string? Path { get; init; }

    /// <summary>Passwords to try for encrypted stores, besides the empty one and "changeit". Never kept in evidence.</summary>
    public ImmutableArray<string> Passwords { get; init; } = [];

    /// <summary>Endpoints stated by the user: URLs or host names.</summary>
    public ImmutableArray<string> Endpoints { get; init; } = [];

    /// <summary>Environment variables that count for this host (those of the examining process); null for none.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How much is read of one file.</summary>
    public ReadingLimits Limits { get; init; } = new();

    /// <summary>Files read at the same time.</summary>
    public int Parallelism { get; init; } = Math.Max(1, System.Environment.ProcessorCount);

    /// <summary>Folders and files to leave out (absolute, or relative to the target); each becomes a note in the report.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];
}
