namespace TrustShift.Assessment.Precedence;

/// <summary>What a rule does to the store that a runtime uses.</summary>
public enum StoreEffect
{
    /// <summary>It decides its part of the store, and rules below it no longer do.</summary>
    Replaces,
    /// <summary>It adds to what the other rules decide.</summary>
    Adds,
    /// <summary>It changes nothing, although one might expect it.</summary>
    Ignored,
    /// <summary>It holds for the parts that no rule above it decided.</summary>
    Default,
}
