namespace TrustShift.Assessment.ErrorTexts;

/// <summary>What a client's error text says about the server's certificate.</summary>
public enum ErrorMeaning
{
    /// <summary>The chain ends at an authority that the client does not trust.</summary>
    UntrustedAuthority,

    /// <summary>A certificate between the server's own and the root is missing.</summary>
    MissingIntermediate,

    /// <summary>One of the two above: the client prints the same text for both, only the served chain can tell.</summary>
    UntrustedOrMissing,

    /// <summary>Verification failed and the client prints no reason at all.</summary>
    Unstated,

    /// <summary>A certificate of the chain has expired.</summary>
    Expired,

    /// <summary>A certificate of the chain is not valid yet (mostly a wrong clock).</summary>
    NotYetValid,

    /// <summary>Expired or not valid yet: the client prints the same text for both.</summary>
    OutsideValidity,

    /// <summary>The certificate is for another host name.</summary>
    NameMismatch,

    /// <summary>The certificate is not the pinned one.</summary>
    PinFailure,

    /// <summary>Something else about the certificate (signature, key size, usage, constraints, revocation, ...).</summary>
    Other,
}
