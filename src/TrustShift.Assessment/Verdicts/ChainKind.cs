namespace TrustShift.Assessment.Verdicts;

/// <summary>How sure it is that a client meets a chain.</summary>
public enum ChainKind
{
    /// <summary>A new chain that endpoints in scope are documented to present.</summary>
    NewServed,
    /// <summary>A new chain that the provider may present.</summary>
    NewPossible,
    /// <summary>An old chain that endpoints in scope still present on that day.</summary>
    OldServed,
}
