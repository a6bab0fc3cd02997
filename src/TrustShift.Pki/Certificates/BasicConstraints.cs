namespace TrustShift.Pki.Certificates;

/// <summary>RFC 5280 4.2.1.9.</summary>
/// <param name="IsAuthority">The cA boolean.</param>
/// <param name="PathLength">pathLenConstraint; null when absent.</param>
/// <param name="Critical">Whether the extension is marked critical.</param>
public sealed record BasicConstraints(bool IsAuthority, int? PathLength, bool Critical);
