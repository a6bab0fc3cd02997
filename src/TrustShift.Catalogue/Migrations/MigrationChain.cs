using System.Collections.Immutable;

namespace TrustShift.Catalogue.Migrations;

/// <summary>One chain as a server presents it.</summary>
public sealed record MigrationChain
{
    /// <summary>Stable id, e.g. "rsa-2048-m01-root-1".</summary>
    public required string Id { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>Services that present it; empty for all.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Whether endpoints in scope are documented to present it, or only may.</summary>
    public required ChainStatus Status { get; init; }

    /// <summary>First day on which it is presented; null for the migration's start (before-chains: since ever).</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day on which it is presented; null for no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The end entity, described.</summary>
    public required ExpectedEndEntity Leaf { get; init; }

    /// <summary>Ids of <c>certificates.json</c> above the end entity, in the order served.</summary>
    public required ImmutableArray<string> Certificates { get; init; }
}
