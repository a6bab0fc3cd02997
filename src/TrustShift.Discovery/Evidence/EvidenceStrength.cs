namespace TrustShift.Discovery.Evidence;

/// <summary>How much a place says about use, strongest first. Only the first three decide a verdict.</summary>
public enum EvidenceStrength
{
    /// <summary>Stated by the user or seen on the wire.</summary>
    Observed,
    /// <summary>In a configuration file.</summary>
    Configured,
    /// <summary>In program code.</summary>
    Coded,
    /// <summary>Follows from something else (a dependency).</summary>
    Implied,
    /// <summary>In documentation, a comment, a test or a vendored sample.</summary>
    Mentioned,
}
