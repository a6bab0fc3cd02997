namespace TrustShift.Catalogue.Roots;

/// <summary>How exact an answer of the timeline is.</summary>
public enum RootStoreMatch
{
    /// <summary>The release itself is listed and was read.</summary>
    Exact,
    /// <summary>Not read itself; the releases on both sides hold the same roots, or its release notes name the set.</summary>
    Between,
    /// <summary>Not listed and the neighbours differ, or it lies outside the data, or its set was derived from another store: the nearest lower (else the first) release is given and nothing is certain.</summary>
    Uncertain,
}
