using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>
/// Go crypto/x509 with roots from files (on Windows, macOS and iOS the platform verifies unless roots are given): every path from the roots and what
/// was sent; any root ends one, and its own certificate is checked like an authority's (verify.go buildChains, isValid).
/// </summary>
internal static class GoFamily
{
    public static ProfileFamily Family { get; } = new("go", "Go", ["1.15", "1.19", "1.26", "1.27"], [], Describe);

    private static readonly ImmutableHashSet<string> Understood =
    [
        ExtensionOids.BasicConstraints, ExtensionOids.KeyUsage, ExtensionOids.ExtendedKeyUsage, ExtensionOids.SubjectAlternativeName, ExtensionOids.NameConstraints,
        ExtensionOids.CertificatePolicies, "2.5.29.31",
    ];

    private static readonly ImmutableHashSet<string> Policies = [ExtensionOids.PolicyMappings, ExtensionOids.PolicyConstraints, ExtensionOids.InhibitAnyPolicy];

    // "incorrectly marked critical" in later releases.
    private static readonly ImmutableHashSet<string> Identifiers = [ExtensionOids.AuthorityKeyIdentifier, ExtensionOids.SubjectKeyIdentifier, ExtensionOids.AuthorityInformationAccess];

    private static ClientProfile Describe(ProfileName name) => new("go", "Go", PathSearch.DepthFirst, "golang/go src/crypto/x509/verify.go")
    {
        // Vectors: ats_full|M, ats_full|L.
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.Any,
        // alreadyInChain. Measured with the library: SS_noext+S2|SS_ca is refused by 1.19 and accepted by 1.15.
        PassesOverRepeatedAnchors = name.IsAtLeast("1.19"),
        // cert_pool.go findPotentialParents. Measured with the library: L+M_skiDiff+R1x+M_critUnknown+G2x|C2 is refused by 1.15 alone.
        FindsByKeyIdentifierFirst = !name.IsAtLeast("1.16"),
        // buildChains with a cache of what each intermediate leads to. Measured with the library: L+M+R1s_ekuClient+R1x+G2x|C2 is refused by 1.15 alone.
        ExtendsEachOnce = !name.IsAtLeast("1.19"),
        Rules = new ChainRules
        {
            // Vectors: M_case|C2, M_utf8|C2.
            ComparesNameBytes = true,
            // x509.go checkSignature; before 1.24 unless GODEBUG has x509sha1=1. Vector: L_sha1|R1s.
            RejectsSha1 = name.IsAtLeast("1.18"),
            // crypto/rsa checkKeySize, unless GODEBUG has rsa1024min=0.
            MinRsaBits = name.IsAtLeast("1.24") ? 1024 : 0,
            // checkChainForKeyUsage looks at every certificate, the root's included. Vectors: R1s_ekuClient, L_ekuAny.
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.ServerOrAny,
            AnchorPurpose = PurposeRule.ServerOrAny,
            // CheckSignatureFrom: a parent of version 3 must be an authority and may sign. Vectors: R1s_noBC, R1s_noCertSign, R1s_v1.
            AnchorAuthority = AuthorityRule.StatedUnlessOld,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            // isValid counts every certificate between. Measured with the library: L_direct+R1s+R1x|G2s_pathlen1 is refused.
            CountsSelfIssuedInPathLength = true,
            ChecksAnchorCriticalExtensions = true,
            // parser.go processExtensions. Measured with the library: M_inhAny, M_pconsMap; policies are processed since 1.24.
            UnderstoodExtensions = name.IsAtLeast("1.24") ? [.. Understood, .. Policies] : [.. Understood, .. Identifiers],
            ChecksPolicies = name.IsAtLeast("1.24"),
            // parser.go parseNameConstraintsExtension: DNS, addresses, e-mail, URI. Measured with the library: a critical one on directory names is refused.
            JudgesEveryNameForm = true,
            KnowsDirectoryConstraints = false,
            MatchesAddresses = true,
            // Before 1.15 the common name counts where there is no alternative name.
            CommonName = name.IsAtLeast("1.15") ? CommonNameRule.Never : CommonNameRule.WithoutDnsNames,
            AllowsTopLevelWildcards = true,
        },
    };
}
