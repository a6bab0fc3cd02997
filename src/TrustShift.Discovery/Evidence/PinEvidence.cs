using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Evidence;

/// <summary>A promise in code or configuration to accept only a certain key or certificate.</summary>
/// <param name="Path">File.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Kind">Form it has there, e.g. "spki-sha256".</param>
/// <param name="Value">The pinned SHA-256 value.</param>
/// <param name="Host">The host it applies to, where the place says so; else null.</param>
/// <param name="Strength">How much the place says about use.</param>
public sealed record PinEvidence(string Path, int Line, string Kind, Sha256Hash Value, string? Host, EvidenceStrength Strength);
