namespace TrustShift.Reports;

/// <summary>One store file of <c>verify</c>.</summary>
/// <param name="Path">Path as given.</param>
/// <param name="Format">Its format: "pem-bundle", "jks", "capath", ...</param>
/// <param name="Certificates">How many certificates were taken from it.</param>
/// <param name="IsComplete">Whether nothing in it was lost.</param>
public sealed record VerifiedStore(string Path, string Format, int Certificates, bool IsComplete);
