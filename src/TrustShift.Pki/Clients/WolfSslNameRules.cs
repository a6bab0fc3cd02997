namespace TrustShift.Pki.Clients;

/// <summary>How wolfSSL's versions hold names against constraints (wolfcrypt/src/asn.c ConfirmNameConstraints, MatchBaseName).</summary>
public enum WolfSslNameRules
{
    /// <summary>4.x: a DNS constraint without a leading dot means that very name, and of the permitted ones the first decides.</summary>
    Exact,
    /// <summary>5.0 to 5.8: a DNS name ends with the constraint, whatever stands before it; addresses and URIs are taken for DNS names.</summary>
    Suffix,
    /// <summary>Since 5.9: each form by its own rules.</summary>
    EachForm,
}
