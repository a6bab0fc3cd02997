namespace TrustShift.Catalogue.Roots.Sets;

/// <summary>Releases of one store, one after another, that hold the same roots.</summary>
/// <param name="Store">Store name in the timeline: "certifi-python".</param>
/// <param name="First">The first of them.</param>
/// <param name="FirstDate">Its date; null when not known.</param>
/// <param name="Last">The last of them; the same as the first where there is one.</param>
/// <param name="LastDate">Its date; null when not known.</param>
public sealed record RootSetRange(string Store, string First, DateOnly? FirstDate, string Last, DateOnly? LastDate);
