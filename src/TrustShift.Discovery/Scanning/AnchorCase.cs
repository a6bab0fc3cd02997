namespace TrustShift.Discovery.Scanning;

/// <summary>How the anchors of a detector are compared, and with which others they share a search.</summary>
public enum AnchorCase
{
    /// <summary>In the case in which they are written.</summary>
    Exact,
    /// <summary>In the case in which they are written, with the other words that switch verification off.</summary>
    ExactForVerification,
    /// <summary>In the case in which they are written, with the other words of names of certificates and of their stores.</summary>
    ExactForNames,
    /// <summary>In either case, with the other names of hosts.</summary>
    AnyForHosts,
    /// <summary>In either case, with the other words of pins.</summary>
    AnyForPins,
}
