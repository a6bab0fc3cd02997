using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>Botan: every path to a self-signed anchor.</summary>
internal static class BotanFamily
{
    /// <summary>The family.</summary>
    public static ProfileFamily Family { get; } = new("botan", "Botan", ["2.17.3", "2.19.3", "3.13.0"], [], Describe);

    private static ClientProfile Describe(ProfileName name) => new("botan", "Botan", PathSearch.DepthFirst, "randombit/botan src/lib/x509/x509path.cpp")
    {
        EndEntity = name.IsAtLeast("3") ? EndEntityAnchor.SelfSignedUnchecked : EndEntityAnchor.None,
        Rules = new ChainRules
        {
            KeyIdentifiers = KeyIdentifierRule.Key,
            MinRsaBits = name.IsAtLeast("3") ? 2048 : 1024,
            // minimum_key_strength counts for the keys that sign. Vector: root1024|WR.
            MinAuthorityRsaBits = 2048,
            EndEntityPurpose = name.IsAtLeast("3") ? PurposeRule.ServerOrAny : PurposeRule.Server,
            // 2.17 refuses every path with constraints on DNS names. Vectors: ats_short|R1s_ncOk, M_ncDot|C2.
            KnowsNameConstraints = name.IsAtLeast("2.19"),
            EndEntityKeyUsage = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment,
            AuthorityPurpose = PurposeRule.Ignored,
            AnchorAuthority = AuthorityRule.StatedUnlessOld,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            ChecksAnchorCriticalExtensions = true,
            ChecksAnchorSignature = true,
            CommonName = CommonNameRule.WithoutDnsNames,
            AllowsPartialWildcards = !name.IsAtLeast("3"),
        },
    };
}
