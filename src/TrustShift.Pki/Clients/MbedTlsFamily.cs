namespace TrustShift.Pki.Clients;

/// <summary>
/// mbedTLS: a parent for each certificate, in the store, else further along what was sent (<see cref="Paths.Walks.MbedTlsWalk"/>). It knows no
/// name constraints: critical they are unreadable, else they are passed over.
/// </summary>
internal static class MbedTlsFamily
{
    private const string Current = "3.6.7";

    /// <summary>The family.</summary>
    public static ProfileFamily Family { get; } = new("mbedtls", "mbedTLS", ["2.16.9", "2.28.3", "3.6.6", Current], [], Describe);

    private static ClientProfile Describe(ProfileName name) => new("mbedtls", "mbedTLS", PathSearch.MbedTls, "Mbed-TLS/mbedtls library/x509_crt.c")
    {
        AcceptsIntermediateAnchors = true,
        MbedTls = new MbedTlsOptions
        {
            AsksStrength = name.IsAtLeast("3"),
            ReadsKeyIdentifiers = name.IsAtLeast("3.5"),
            RefusesEmptyKeyUsage = !name.IsAtLeast("3.6"),
            RefusesBarePathLength = name.IsAtLeast(Current),
        },
        Rules = new ChainRules
        {
            // x509_string_cmp: only case and the type of the string are ignored. Vector: M_space|C2.
            KeepsSpaceInNames = true,
            MinRsaBits = 2048,
            // Cases: L_rh_pssha256 M_key_rsa2048|R, L_by_ed M_key_ed|R.
            Signatures = SignatureKinds.Common | SignatureKinds.Pss,
            UnknownSignatures = SignatureKinds.Ed25519,
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.Ignored,
            KnowsNameConstraints = false,
            CommonName = CommonNameRule.WithoutDnsNames,
        },
    };
}
