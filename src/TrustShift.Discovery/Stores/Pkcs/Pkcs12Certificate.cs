namespace TrustShift.Discovery.Stores.Pkcs;

/// <summary>A certificate of a PKCS#12 file.</summary>
/// <param name="Der">The certificate.</param>
/// <param name="Alias">Its friendly name, or null.</param>
/// <param name="IsJavaTrusted">Whether it carries Java's attribute trustedKeyUsage.</param>
internal sealed record Pkcs12Certificate(byte[] Der, string? Alias, bool IsJavaTrusted);
