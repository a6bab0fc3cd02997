using System.Collections.Immutable;

namespace TrustShift.Catalogue.Roots.Sets;

/// <summary>The releases whose roots are a set, or come nearest to it. The same roots are not the same trust: distrust dates and other constraints stand beside them.</summary>
/// <param name="Ranges">The releases, those of the store that was asked for first; one set may belong to several stores, and to one store more than once.</param>
/// <param name="Missing">Roots of these releases that the set lacks.</param>
/// <param name="Extra">Roots of the set that these releases lack.</param>
public sealed record RootSetMatch(ImmutableArray<RootSetRange> Ranges, int Missing, int Extra)
{
    /// <summary>Whether the set is that of the releases.</summary>
    public bool IsExact => Missing + Extra == 0;
}
