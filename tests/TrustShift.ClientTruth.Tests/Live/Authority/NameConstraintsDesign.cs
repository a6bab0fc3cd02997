using System.Collections.Immutable;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>RFC 5280 4.2.1.10.</summary>
/// <param name="Permitted">Names of the permitted subtrees.</param>
/// <param name="Excluded">Names of the excluded subtrees.</param>
/// <param name="Critical">Whether the extension is critical.</param>
internal sealed record NameConstraintsDesign(ImmutableArray<GeneralNameDesign> Permitted, ImmutableArray<GeneralNameDesign> Excluded, bool Critical = true);
