namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>RFC 5280 4.2.1.9.</summary>
internal sealed record BasicConstraintsDesign(bool IsAuthority, int? PathLength = null, bool Critical = true);
