namespace TrustShift.Pki.Paths;

/// <summary>How a candidate path stands, best first.</summary>
internal enum PathStanding
{
    /// <summary>It reaches an anchor and passes every rule.</summary>
    Clean,
    /// <summary>It reaches an anchor, and a rule could not be decided.</summary>
    Open,
    /// <summary>It reaches an anchor, and a rule fails it.</summary>
    Failed,
    /// <summary>It reaches no anchor.</summary>
    DeadEnd,
}
