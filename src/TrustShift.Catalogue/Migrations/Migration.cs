using System.Collections.Immutable;

namespace TrustShift.Catalogue.Migrations;

/// <summary>A certificate-authority migration: named, dated, sourced data (one file of <c>catalogue/migrations</c>, or a user's own).</summary>
public sealed record Migration
{
    /// <summary>Stable id, e.g. "aws-s3-cloudfront-2021".</summary>
    public required string Id { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>What changes, a short paragraph.</summary>
    public required string Summary { get; init; }

    /// <summary>Day of the first announcement.</summary>
    public required DateOnly Announced { get; init; }

    /// <summary>First day on which new chains are presented.</summary>
    public required DateOnly Starts { get; init; }

    /// <summary>Day of the facts in this file.</summary>
    public required DateOnly FactsDate { get; init; }

    /// <summary>The services that move, in order.</summary>
    public required ImmutableArray<MigratingService> Services { get; init; }

    /// <summary>Host-name forms, first match wins.</summary>
    public required ImmutableArray<EndpointForm> Forms { get; init; }

    /// <summary>The provider's regions: a capture named <c>region</c> counts only when it is one of these; empty when the file lists none (any counts).</summary>
    public ImmutableArray<string> KnownRegions { get; init; } = [];

    /// <summary>Rules that take an endpoint out of scope, first match wins.</summary>
    public required ImmutableArray<Exemption> Exemptions { get; init; }

    /// <summary>Chains that the old servers present.</summary>
    public required ImmutableArray<MigrationChain> Before { get; init; }

    /// <summary>Chains that the new servers present, or may present.</summary>
    public required ImmutableArray<MigrationChain> After { get; init; }

    /// <summary>Anchors that accept the new chains, with the condition under which each suffices.</summary>
    public required ImmutableArray<SufficientAnchor> Anchors { get; init; }

    /// <summary>Official tests.</summary>
    public ImmutableArray<OfficialTest> Tests { get; init; } = [];

    /// <summary>SDK and runtime versions with known behaviour.</summary>
    public ImmutableArray<SoftwareFact> Software { get; init; } = [];

    /// <summary>What to do about it.</summary>
    public ImmutableArray<Remedy> Remedies { get; init; } = [];

    /// <summary>Where the facts come from.</summary>
    public ImmutableArray<Source> Sources { get; init; } = [];

    /// <summary>Services of the same provider that moved earlier: a target that uses them probably trusts the new authority (a hint, never proof).</summary>
    public ImmutableArray<string> HintHostSuffixes { get; init; } = [];
}
