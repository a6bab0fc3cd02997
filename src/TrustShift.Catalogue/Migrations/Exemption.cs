using System.Collections.Immutable;

namespace TrustShift.Catalogue.Migrations;

/// <summary>A rule that takes an endpoint out of scope. All conditions that are given must hold.</summary>
public sealed record Exemption
{
    /// <summary>"plain-http", "custom-domain", "region-already-moved".</summary>
    public required string Id { get; init; }

    /// <summary>The sentence that explains it.</summary>
    public required string Text { get; init; }

    /// <summary>Schemes that it covers; empty for all.</summary>
    public ImmutableArray<string> Schemes { get; init; } = [];

    /// <summary>Regions that it covers; empty for all.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];

    /// <summary>Services that it covers; empty for all.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Endpoint forms that it covers; empty for all.</summary>
    public ImmutableArray<string> Forms { get; init; } = [];

    /// <summary>True when it covers host names that match no form at all (custom domains).</summary>
    public bool OtherHosts { get; init; }

    /// <summary>
    /// With <see cref="OtherHosts"/>: the services whose other names (CNAME records) it covers too, because a server presents the certificate of the owner of the name there. Another name of any other
    /// service is an endpoint of that service.
    /// </summary>
    public ImmutableArray<string> AliasesOf { get; init; } = [];
}
