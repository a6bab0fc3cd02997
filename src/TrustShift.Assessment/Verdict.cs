namespace TrustShift.Assessment;

/// <summary>The answer to "is my application impacted?".</summary>
public enum Verdict
{
    /// <summary>Proven: every client accepts what it may meet, or provably never meets it.</summary>
    NotImpacted,
    /// <summary>Something is missing; the reasons say what, and which command settles it.</summary>
    Unknown,
    /// <summary>At least one client breaks.</summary>
    Impacted,
}
