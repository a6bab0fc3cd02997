using System.Collections.Immutable;

namespace TrustShift.Catalogue.Roots;

/// <summary>One release of one store, as a change against the entry before it.</summary>
/// <param name="Version">Label as in the data.</param>
/// <param name="Date">Its date, or null.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Added">Indexes of roots that were added.</param>
/// <param name="Removed">Indexes of roots that were removed.</param>
/// <param name="Constraints">All constraints of this release (not a change); shared with the entry before where nothing changed.</param>
internal sealed record TimelineEntry(
    string Version,
    DateOnly? Date,
    TimelineBasis Basis,
    ImmutableArray<int> Added,
    ImmutableArray<int> Removed,
    ImmutableArray<TimelineConstraint> Constraints);
