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

    private const string P224 = "1.3.132.0.33";

    private static readonly ImmutableHashSet<string> Policies = [ExtensionOids.PolicyMappings, ExtensionOids.PolicyConstraints, ExtensionOids.InhibitAnyPolicy];

    // "incorrectly marked critical" in later releases.
    private static readonly ImmutableHashSet<string> Identifiers = [ExtensionOids.AuthorityKeyIdentifier, ExtensionOids.SubjectKeyIdentifier, ExtensionOids.AuthorityInformationAccess];

    /// <summary>crypto/x509/parser.go: what fails parseCertificate.</summary>
    private static string? Fault(CertificateFacts certificate)
    {
        // "unsupported elliptic curve". x509-limbo: webpki::forbidden-p192-leaf, forbidden-p192-root.
        if (certificate.Key is { Algorithm: "EC", Curve: { } curve } && curve is not (P224 or "P-256" or "P-384" or "P-521"))
            return $"the elliptic curve {curve} of its key";
        // "empty name constraints extension". x509-limbo: webpki::nc::intermediate-permitted-excluded-subtrees-both-null, -both-empty-sequences.
        if (certificate.NameConstraints is { Permitted.IsEmpty: true, Excluded.IsEmpty: true, HasOtherForms: false })
            return "name constraints that are empty";
        // x509-limbo: webpki::malformed-aia.
        return certificate.FormFaults.Contains(CertificateExtensions.MalformedInformationAccess, StringComparer.Ordinal) ? "a malformed authority information access" : null;
    }

    private static ClientProfile Describe(ProfileName name) => new("go", "Go", PathSearch.DepthFirst, "golang/go src/crypto/x509/verify.go")
    {
        CannotRead = Fault,
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
            // Measured live with 1.19 and 1.27; Go 1.13 brought Ed25519.
            Signatures = SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519,
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
            RefusesUnknownConstraints = true,
            // isValid. x509-limbo: 1.15 holds the end entity alone against constraints (rfc5280::nc::intermediate-with-san-rejected-by-*); 1.19 takes in the certificate
            // itself (invalid-dnsname-leading-period), and from it on self-issued ones count too (permitted-self-issued).
            ConstraintScope = !name.IsAtLeast("1.16") ? ConstraintScope.EndEntity : name.IsAtLeast("1.24") ? ConstraintScope.Below : ConstraintScope.BelowAndSelf,
            // "cannot parse dnsName". x509-limbo: rfc5280::nc::nc-permits-invalid-dns-san is refused by 1.24 and 1.27.
            RefusesMalformedNames = name.IsAtLeast("1.20"),
            // VerifyOptions.MaxConstraintComparisions. x509-limbo: pathological::nc-dos-2 is refused by 1.15, 1.19 and 1.24.
            MaxConstraintComparisons = name.IsAtLeast("1.27") ? long.MaxValue : 250_000,
            MatchesAddresses = true,
            // Before 1.15 the common name counts where there is no alternative name.
            CommonName = name.IsAtLeast("1.15") ? CommonNameRule.Never : CommonNameRule.WithoutDnsNames,
            AllowsTopLevelWildcards = true,
        },
    };
}
