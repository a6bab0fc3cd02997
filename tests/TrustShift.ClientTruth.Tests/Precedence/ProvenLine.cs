namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>One line of proven.tsv.</summary>
/// <param name="Runtime">Name of the runtime.</param>
/// <param name="Version">Its version.</param>
/// <param name="Proof">What was set.</param>
/// <param name="Trusted">Letters of the roots that it trusted.</param>
/// <param name="Rules">Ids of the rules that this shows.</param>
/// <param name="Day">When, as 2026-11-24.</param>
internal sealed record ProvenLine(string Runtime, string Version, string Proof, string Trusted, string[] Rules, string Day);
