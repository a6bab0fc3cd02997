namespace TrustShift.Pki.Paths;

/// <summary>What a store allows an anchor for (OpenSSL's trust and reject bits, NSS trust flags, EKU properties).</summary>
public enum AnchorUsage
{
    /// <summary>The store says nothing: everything is allowed.</summary>
    Any,
    /// <summary>Allowed for TLS servers (and perhaps more).</summary>
    TlsServer,
    /// <summary>Allowed for other purposes only.</summary>
    OtherOnly,
    /// <summary>Explicitly refused.</summary>
    Rejected,
}
