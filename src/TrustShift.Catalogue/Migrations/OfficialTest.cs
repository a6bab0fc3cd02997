namespace TrustShift.Catalogue.Migrations;

/// <summary>A test that the provider publishes.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Url">Address, or null when the test is a procedure.</param>
/// <param name="Expect">What passing looks like.</param>
/// <param name="Proves">What passing proves today.</param>
/// <param name="NoLongerProves">What people believe that it proves and it does not; null when there is nothing.</param>
public sealed record OfficialTest(string Id, string? Url, string Expect, string Proves, string? NoLongerProves = null);
