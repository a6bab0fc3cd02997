namespace TrustShift.Pki.Clients;

/// <summary>What an end entity does that stands in the store itself.</summary>
public enum EndEntityAnchor
{
    /// <summary>Nothing: a path needs an issuer.</summary>
    None,
    /// <summary>A self-signed one is its own anchor, and the rules for anchors apply to it.</summary>
    SelfSigned,
    /// <summary>A self-signed one is its own anchor, and only the rules for end entities apply to it.</summary>
    SelfSignedUnchecked,
    /// <summary>Any one is trusted as it is, and only the rules for end entities apply to it.</summary>
    Any,
    /// <summary>Any one is trusted as it is, even after its last day.</summary>
    AnyEvenExpired,
}
