namespace TrustShift.Catalogue.Migrations;

/// <summary>One host-name form.</summary>
/// <param name="Id">"regional-virtual-hosted".</param>
/// <param name="Service">Id of the service; null for a known host of the provider that is not part of the migration.</param>
/// <param name="Pattern">Host with captures in braces: <c>{bucket}.s3.{region}.amazonaws.com</c>.</param>
/// <param name="Note">What people should know, or null.</param>
public sealed record EndpointForm(string Id, string? Service, string Pattern, string? Note = null);
