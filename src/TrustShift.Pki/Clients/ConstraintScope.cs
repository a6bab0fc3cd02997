namespace TrustShift.Pki.Clients;

/// <summary>The certificates of a path whose names are held against the constraints of one of them.</summary>
public enum ConstraintScope
{
    /// <summary>All below, but for self-issued authorities (RFC 5280 6.1.3 (b)).</summary>
    ExceptSelfIssued,
    /// <summary>The end entity alone.</summary>
    EndEntity,
    /// <summary>All below.</summary>
    Below,
    /// <summary>All below, and the certificate itself.</summary>
    BelowAndSelf,
}
