namespace TrustShift.Pki.Clients;

/// <summary>Kinds of signatures on certificates that clients differ on.</summary>
[Flags]
public enum SignatureKinds
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>RSA as PKCS#1 1.5 has it, and ECDSA, over SHA-1 and SHA-2: everybody verifies them.</summary>
    Common = 1,
    /// <summary>RSASSA-PSS (RFC 4055).</summary>
    Pss = 2,
    /// <summary>Ed25519 (RFC 8410).</summary>
    Ed25519 = 4,
}
