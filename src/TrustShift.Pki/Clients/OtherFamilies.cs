using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>Libraries with a walk of their own: NSS, mbedTLS, wolfSSL, BearSSL.</summary>
internal static class OtherFamilies
{
    private const KeyUsages SignOrEncipher = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment;

    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("nss", "NSS", ["3.61", "3.87.1", "3.132"], [], static name => Nss(name.IsAtLeast("3.110") ? PathSearch.DepthFirst : PathSearch.BestIssuer, tools: false)),
        new("nss-classic", "NSS (classic)", ["3.87.1"], [], static _ => Nss(PathSearch.BestIssuer, tools: true)),
        new("nss-libpkix", "NSS (libpkix)", ["3.87.1"], [], static _ => Nss(PathSearch.DepthFirst, tools: true)),
        new("mbedtls", "mbedTLS", ["2.16.9", "2.28.3", "3.6.7"], [], static _ => new ClientProfile("mbedtls", "mbedTLS", PathSearch.Forward, "Mbed-TLS/mbedtls library/x509_crt.c")
        {
            AcceptsIntermediateAnchors = true,
            ComparesNameBytes = false,
            Rules = new ChainRules
            {
                MinRsaBits = 2048,
                KeepsSpaceInNames = true,
                EndEntityKeyUsage = SignOrEncipher,
                EndEntityPurpose = PurposeRule.ServerOrAny,
                AuthorityPurpose = PurposeRule.Ignored,
                AnchorAuthority = AuthorityRule.StatedUnlessOld,
                ChecksAnchorKeyUsage = true,
                ChecksAnchorPathLength = true,
                CommonName = CommonNameRule.WithoutDnsNames,
            },
        }),
        new("wolfssl", "wolfSSL", ["4.6.0", "5.7.2", "5.9.2"], [], static name => new ClientProfile("wolfssl", "wolfSSL", PathSearch.LastToFirst, "wolfSSL/wolfssl src/internal.c ProcessPeerCerts, wolfcrypt/src/asn.c")
        {
            AcceptsIntermediateAnchors = true,
            ComparesNameBytes = true,
            // WOLFSSL_ALT_CERT_CHAINS.
            RetriesShorterServedChain = name.IsAtLeast("5.5"),
            MaxPresented = 9,
            Rules = new ChainRules
            {
                KeyIdentifiers = KeyIdentifierRule.Key,
                RejectsSha1 = false,
                EndEntityKeyUsage = name.IsAtLeast("5.9") ? SignOrEncipher : KeyUsages.None,
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
        }),
        new("bearssl", "BearSSL", ["0.6"], [], static _ => new ClientProfile("bearssl", "BearSSL", PathSearch.StrictOrder, "BearSSL src/x509/x509_minimal.t0")
        {
            AcceptsIntermediateAnchors = true,
            ComparesNameBytes = true,
            Rules = new ChainRules
            {
                RejectsSha1 = false,
                EndEntityKeyUsage = SignOrEncipher,
                EndEntityPurpose = PurposeRule.Ignored,
                AuthorityPurpose = PurposeRule.Ignored,
                ChecksAnchorDates = false,
                AnchorAuthority = AuthorityRule.Stated,
                ChecksAnchorNameConstraints = false,
                KnowsNameConstraints = false,
                CommonName = CommonNameRule.WithoutDnsNames,
            },
        }),
    ];

    private static ClientProfile Nss(PathSearch search, bool tools) => new("nss", "NSS", search, "nss lib/certhigh/certvfy.c, lib/libpkix")
    {
        AcceptsIntermediateAnchors = true,
        ComparesNameBytes = true,
        EndEntity = EndEntityAnchor.SelfSigned,
        Rules = new ChainRules
        {
            KeyIdentifiers = KeyIdentifierRule.Key,
            RejectsSha1 = false,
            EndEntityKeyUsage = SignOrEncipher,
            RefusesAuthorityAsEndEntity = true,
            AnchorAuthority = search == PathSearch.DepthFirst ? AuthorityRule.NotDeniedToRootOrOld : AuthorityRule.NotDenied,
            ChecksAnchorKeyUsage = search == PathSearch.DepthFirst,
            ChecksAnchorPathLength = true,
            CommonName = CommonNameRule.WithoutDnsNames,
            AllowsPartialWildcards = true,
            ChecksHostName = !tools,
        },
    };
}
