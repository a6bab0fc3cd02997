namespace TrustShift.Assessment.Verdicts;

/// <summary>How pins meet a chain.</summary>
public enum PinMatch
{
    /// <summary>No certificate of it is pinned.</summary>
    None,
    /// <summary>A pinned key stands in the path of some clients only.</summary>
    DependsOnPath,
    /// <summary>A pinned key or certificate stands in every path.</summary>
    Sure,
}
