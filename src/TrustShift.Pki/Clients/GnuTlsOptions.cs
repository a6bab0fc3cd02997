namespace TrustShift.Pki.Clients;

/// <summary>What differs between GnuTLS's versions, and what a program asks of it. The initial values are those of 3.8 with nothing asked.</summary>
public sealed record GnuTlsOptions
{
    /// <summary>Whether the program asks for the purpose of a TLS server (GNUTLS_KP_TLS_WWW_SERVER).</summary>
    public bool AsksPurpose { get; init; }

    /// <summary>
    /// Whether a key usage without digitalSignature is a violation (lib/tls-sig.c _gnutls_check_key_usage_for_sig); not in compatibility mode.
    /// </summary>
    public bool ChecksKeyUsage { get; init; } = true;

    /// <summary>Bits that an RSA key must have (the verification profile; LOW by default).</summary>
    public int MinRsaBits { get; init; } = 1024;

    /// <summary>
    /// Whether the first of each sorted part is never dropped as a duplicate (lib/x509/verify-high.c before 3.7.2 began with the second).
    /// </summary>
    public bool KeepsFirstDuplicate { get; init; }

    /// <summary>Whether name constraints are lists compared byte by byte (before they were rewritten for CVE-2026-3833 and its like).</summary>
    public bool MergesConstraintsAsLists { get; init; }

    /// <summary>Whether a URI or an SRV name beside no DNS name rules the common name out (since the fix of CVE-2026-42012).</summary>
    public bool UrisRuleOutCommonName { get; init; } = true;
}
