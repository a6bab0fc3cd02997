using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>wolfSSL: what was sent is verified from its end, and the verified ones become authorities.</summary>
internal static class WolfSslFamily
{
    /// <summary>The family.</summary>
    public static ProfileFamily Family { get; } = new("wolfssl", "wolfSSL", ["4.6.0", "5.7.2", "5.9.2"], [], Describe);

    private static ClientProfile Describe(ProfileName name) => new("wolfssl", "wolfSSL", PathSearch.WolfSsl, "wolfSSL/wolfssl src/internal.c ProcessPeerCerts, wolfcrypt/src/asn.c")
    {
        AcceptsIntermediateAnchors = true,
        // Not with WOLFSSL_ALT_CERT_CHAINS.
        VerifiesEverythingServed = !name.IsAtLeast("5.5"),
        MaxPresented = 9,
        Rules = new ChainRules
        {
            ComparesNameBytes = true,
            KeyIdentifiers = KeyIdentifierRule.Key,
            RejectsSha1 = false,
            EndEntityKeyUsage = name.IsAtLeast("5.9") ? KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment : KeyUsages.None,
            EndEntityPurpose = PurposeRule.ServerOrAny,
            RefusesAuthorityAsEndEntity = !name.IsAtLeast("5.5"),
            // Vector: M_noKU|C2.
            NeedsAuthorityKeyUsage = !name.IsAtLeast("5.9"),
            ChecksAnchorPathLength = name.IsAtLeast("5.5"),
            // 4.6 passes over the constraints of an anchor; 5.7 refuses every path with constraints. Vectors: ats_short|R1s_ncOther+R1s, ats_short|R1s_ncOk.
            ChecksAnchorNameConstraints = name.IsAtLeast("5.5"),
            KnowsNameConstraints = !name.IsAtLeast("5.5") || name.IsAtLeast("5.9"),
            AuthorityPurpose = PurposeRule.Ignored,
            CommonName = CommonNameRule.WithoutDnsNames,
            AllowsPartialWildcards = true,
        },
    };
}
