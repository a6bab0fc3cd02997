namespace TrustShift.Pki.Clients;

/// <summary>
/// Botan: every path to a self-signed anchor (<see cref="Paths.Walks.BotanWalk"/>), each checked as a whole (<see
/// cref="Paths.Walks.BotanCheck"/>).
/// </summary>
internal static class BotanFamily
{
    /// <summary>The family.</summary>
    public static ProfileFamily Family { get; } = new("botan", "Botan", ["2.17.3", "2.19.3", "3.7.1", "3.13.0"], [], Describe);

    private static ClientProfile Describe(ProfileName name)
    {
        BotanRules rules = name.IsAtLeast("3.13") ? BotanRules.Version313
            : name.IsAtLeast("3") ? BotanRules.Version3
            : name.IsAtLeast("2.19") ? BotanRules.Version219 : BotanRules.Version217;
        return new ClientProfile("botan", "Botan", PathSearch.Botan, "randombit/botan src/lib/x509/x509path.cpp")
        {
            Botan = rules,
            // Vectors: SS|SS is accepted by 3.13, and by none before.
            EndEntity = rules >= BotanRules.Version313 ? EndEntityAnchor.SelfSigned : EndEntityAnchor.None,
            Rules = new ChainRules
            {
                KeyIdentifiers = KeyIdentifierRule.Key,
                // Measured live with 2.17, 2.19, 3.7 and 3.13: L M_pss|R1s, L M_byEd25519|R1s_ed25519. The handshake of 3 offers no Ed25519: L_ed25519 M|R1s.
                Signatures = SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519,
                KnowsEdwardsCurves = !name.IsAtLeast("3"),
                // src/lib/tls/tls_policy.cpp minimum_rsa_bits, minimum_signature_strength. Vector: root1024|WR.
                MinRsaBits = 2048,
                EndEntityPurpose = rules >= BotanRules.Version313 ? PurposeRule.ServerOrAny : PurposeRule.Server,
                AuthorityPurpose = PurposeRule.Ignored,
                CommonName = CommonNameRule.WithoutDnsNames,
            },
        };
    }
}
