using System.Collections.Immutable;

namespace TrustShift.Catalogue.Migrations;

/// <summary>Something to do about it.</summary>
/// <param name="Id">Stable id: "add-anchors", "own-domain", "upgrade-sdk", "replace-pins".</param>
/// <param name="Text">What to do, one or two sentences.</param>
/// <param name="AppliesTo">"store", "pin", "sdk", "endpoint" — the kinds of cause that it mends.</param>
/// <param name="Services">Ids of the services that it helps with; empty for all.</param>
public sealed record Remedy(string Id, string Text, ImmutableArray<string> AppliesTo, ImmutableArray<string> Services);
