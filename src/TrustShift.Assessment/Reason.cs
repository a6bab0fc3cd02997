using System.Collections.Immutable;

namespace TrustShift.Assessment;

/// <summary>One sentence of the proof.</summary>
/// <param name="Id">Stable id: "served-chain-rejected", "fragile", "pin-to-old-authority", "no-endpoint-evidence", ...</param>
/// <param name="Text">For people, with names, dates and paths.</param>
/// <param name="Evidence">Places that show it: <c>path</c>, <c>path:line</c>.</param>
public sealed record Reason(string Id, string Text, ImmutableArray<string> Evidence);
