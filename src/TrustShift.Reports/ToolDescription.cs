namespace TrustShift.Reports;

/// <summary>Who made a report, and how old its knowledge is.</summary>
/// <param name="Name">"trustshift".</param>
/// <param name="Version">Version of the program.</param>
/// <param name="CatalogueDate">Day of the certificate catalogue in the binary.</param>
public sealed record ToolDescription(string Name, string Version, DateOnly CatalogueDate);
