namespace TrustShift.Catalogue.Migrations;

/// <summary>A known behaviour of a range of versions.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Software name as in the evidence ("botocore").</param>
/// <param name="Before">Versions below this one; null for all.</param>
/// <param name="Effect">"advised-upgrade" (the provider says so), "no-usable-root", "depends-on-bundle", "uses-own-bundle", "uses-system-store".</param>
/// <param name="Text">What it means, one or two sentences.</param>
public sealed record SoftwareFact(string Id, string Name, string? Before, string Effect, string Text)
{
    /// <summary>Whether the fact speaks of this version; an unknown version is not covered by a fact about older ones.</summary>
    public bool Covers(string? version) => Before is null || (version is not null && Roots.VersionOrder.Compare(Roots.VersionOrder.Spell(Name, version), Roots.VersionOrder.Spell(Name, Before)) < 0);
}
