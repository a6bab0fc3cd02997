using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>mbedTLS: a parent for each certificate, in the store, else further along what was sent.</summary>
internal static class MbedTlsFamily
{
    /// <summary>The family.</summary>
    public static ProfileFamily Family { get; } = new("mbedtls", "mbedTLS", ["2.16.9", "2.28.3", "3.6.7"], [], Describe);

    private static ClientProfile Describe(ProfileName _) => new("mbedtls", "mbedTLS", PathSearch.MbedTls, "Mbed-TLS/mbedtls library/x509_crt.c")
    {
        AcceptsIntermediateAnchors = true,
        Rules = new ChainRules
        {
            MinRsaBits = 2048,
            KeepsSpaceInNames = true,
            EndEntityKeyUsage = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment,
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.Ignored,
            AnchorAuthority = AuthorityRule.StatedUnlessOld,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            CommonName = CommonNameRule.WithoutDnsNames,
        },
    };
}
