namespace TrustShift.Catalogue.Migrations;

/// <summary>An anchor that accepts new chains.</summary>
/// <param name="Certificate">Id in <c>certificates.json</c>; also the name of the file in <c>catalogue/anchors</c>.</param>
/// <param name="Accepts">What it suffices for, one sentence.</param>
/// <param name="Recommended">Whether a fix installs it.</param>
public sealed record SufficientAnchor(string Certificate, string Accepts, bool Recommended);
