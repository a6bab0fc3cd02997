using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Reports.Json;

/// <summary>What came out of reading an evidence file.</summary>
/// <param name="Evidence">The evidence sets, in the order of the file; empty when there is an error.</param>
/// <param name="Error">What is wrong and where (<c>certificates[3].der: …</c>); null when nothing is.</param>
public sealed record EvidenceReading(ImmutableArray<EvidenceSet> Evidence, string? Error);
