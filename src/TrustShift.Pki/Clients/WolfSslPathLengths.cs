namespace TrustShift.Pki.Clients;

/// <summary>How wolfSSL's versions count path lengths (wolfcrypt/src/asn.c ParseCertRelative).</summary>
public enum WolfSslPathLengths
{
    /// <summary>Until 5.5: a self-signed authority's own limit is not read; every authority takes one, an end entity that is one too.</summary>
    NotOfRoots,
    /// <summary>5.6 to 5.8: every limit is read; what has no key usage neither takes one nor is limited.</summary>
    WithKeyUsage,
    /// <summary>Since 5.9: as RFC 5280 6.1.4 has it.</summary>
    Rfc5280,
}
