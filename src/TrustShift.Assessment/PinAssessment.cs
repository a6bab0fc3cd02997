using System.Collections.Immutable;

namespace TrustShift.Assessment;

/// <summary>One set of pins judged against one migration.</summary>
/// <param name="Path">The file.</param>
/// <param name="Host">The host that the pins are stated for; null when the place states none.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Fix">What to write instead; empty when nothing is to be mended.</param>
public sealed record PinAssessment(string Path, string? Host, Verdict Verdict, ImmutableArray<Reason> Reasons, ImmutableArray<string> Fix);
