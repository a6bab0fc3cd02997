namespace TrustShift.Pki.Paths;

/// <summary>How a path question ends.</summary>
public enum PathOutcome
{
    /// <summary>At least one path passes every rule of the profile.</summary>
    Accepted,
    /// <summary>All paths were tried and none passes.</summary>
    Rejected,
    /// <summary>The budget ran out, or a rule could not be decided.</summary>
    Undecided,
}
