using System.Collections.Immutable;
using TrustShift.Pki.Paths;

namespace TrustShift.Catalogue.Roots;

/// <summary>The roots of one release of one store.</summary>
/// <param name="Store">Store name.</param>
/// <param name="Version">The release that the answer rests on.</param>
/// <param name="Date">That release's date; null when not known.</param>
/// <param name="Kind">How exact the answer is.</param>
/// <param name="Anchors">The roots trusted for TLS servers, with their distrust dates.</param>
public sealed record RootStoreAnswer(string Store, string Version, DateOnly? Date, RootStoreMatch Kind, ImmutableArray<TrustAnchor> Anchors);
