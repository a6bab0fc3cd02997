namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>A key by its holder: the same name and kind are the same key wherever they stand.</summary>
/// <param name="Name">The holder: R1, M, L, ...; another key of the same holder has another name (R1.k2).</param>
/// <param name="Kind">Algorithm and size.</param>
internal sealed record KeyDesign(string Name, KeyKind Kind = KeyKind.Rsa2048);
