namespace TrustShift.Catalogue.Migrations;

/// <summary>Where a fact comes from.</summary>
/// <param name="Title">Title of the page.</param>
/// <param name="Url">Address.</param>
public sealed record Source(string Title, string Url);
