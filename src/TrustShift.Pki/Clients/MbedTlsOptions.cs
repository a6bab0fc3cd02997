namespace TrustShift.Pki.Clients;

/// <summary>What differs between mbedTLS's versions. The initial values are those of 3.6.7.</summary>
public sealed record MbedTlsOptions
{
    /// <summary>
    /// Whether mbedtls_x509_crt_profile_default leaves out SHA-224 and the curves below 128 bits, with secp256k1 (since 3.0). Cases:
    /// L_h_sha224 M|R, L_by_p224 M_key_p224|R, L_by_k1 M_key_k1|R.
    /// </summary>
    public bool AsksStrength { get; init; } = true;

    /// <summary>Whether key identifiers are read, so that an empty one is malformed and a critical one is known (since 3.5). Case: L_akiempty M|R.</summary>
    public bool ReadsKeyIdentifiers { get; init; } = true;

    /// <summary>Whether a key usage without bits is malformed (before 3.6). Case: L M R_ku_none|R.</summary>
    public bool RefusesEmptyKeyUsage { get; init; }

    /// <summary>Whether basic constraints that begin with the path length are malformed (since 3.6.7). Case: L_bcpl M|R.</summary>
    public bool RefusesBarePathLength { get; init; } = true;
}
