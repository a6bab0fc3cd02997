namespace TrustShift.Catalogue.Roots;

/// <summary>How exact an answer of the timeline is.</summary>
public enum RootStoreMatch
{
    /// <summary>The release itself is listed.</summary>
    Exact,
    /// <summary>Not listed; the releases on both sides hold the same roots.</summary>
    Between,
    /// <summary>Not listed and the neighbours differ, or it lies outside the data: the nearest lower (else the first) release is given and nothing is certain.</summary>
    Uncertain,
}
