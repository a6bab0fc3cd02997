using System.Collections.Immutable;
using TrustShift.Pki.Paths;

namespace TrustShift.Catalogue.Roots;

/// <summary>The roots of all releases of a store that a range of versions covers.</summary>
/// <param name="Store">Store name.</param>
/// <param name="First">The first of the releases, in the order of the data.</param>
/// <param name="Last">The last of them; the same as the first where there is one.</param>
/// <param name="Date">The last one's date; null when not known.</param>
/// <param name="IsSame">Whether all of them were read and hold the same roots; otherwise only what is in each of them is given.</param>
/// <param name="Anchors">The roots that every one of them trusts for TLS servers.</param>
public sealed record RootStoreRange(string Store, string First, string Last, DateOnly? Date, bool IsSame, ImmutableArray<TrustAnchor> Anchors);
