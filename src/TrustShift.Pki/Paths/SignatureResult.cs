namespace TrustShift.Pki.Paths;

/// <summary>Whether a key signed a certificate.</summary>
public enum SignatureResult
{
    /// <summary>It did: verified, or stated by who made the facts.</summary>
    Valid,
    /// <summary>It did not.</summary>
    Invalid,
    /// <summary>Bytes are missing, the algorithm is not available here, or the budget of verifications is spent.</summary>
    Undecidable,
}
