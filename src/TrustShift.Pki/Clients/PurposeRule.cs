namespace TrustShift.Pki.Clients;

/// <summary>What an extended key usage extension must hold where there is one (RFC 5280 4.2.1.12).</summary>
public enum PurposeRule
{
    /// <summary>It is not looked at.</summary>
    Ignored,
    /// <summary>serverAuth.</summary>
    Server,
    /// <summary>serverAuth, or one of the two old purposes of server-gated cryptography.</summary>
    ServerOrGatedCryptography,
    /// <summary>serverAuth or anyExtendedKeyUsage.</summary>
    ServerOrAny,
}
