namespace TrustShift.Catalogue.Roots;

/// <summary>What an entry of the timeline rests on.</summary>
internal enum TimelineBasis
{
    /// <summary>The release itself was read.</summary>
    Read = 0,
    /// <summary>The release was not read: it lies between equal ones that were, or its release notes name the set (checked elsewhere against real ones).</summary>
    Bracketed = 1,
    /// <summary>The set was derived from another store's release.</summary>
    Derived = 2,
}
