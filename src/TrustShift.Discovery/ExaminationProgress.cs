namespace TrustShift.Discovery;

/// <summary>Progress of an examination.</summary>
/// <param name="Files">Files seen.</param>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Current">The path being read.</param>
public sealed record ExaminationProgress(long Files, long Bytes, string Current);
