namespace TrustShift.Catalogue.Roots;

/// <summary>What a store says about a root beside holding it.</summary>
/// <param name="Root">Index of the root.</param>
/// <param name="DistrustAfter">End entities issued after this moment are refused; null for no limit.</param>
/// <param name="IsDisabled">Whether the root is switched off altogether.</param>
internal readonly record struct TimelineConstraint(int Root, DateTimeOffset? DistrustAfter, bool IsDisabled);
