using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>The JDK's PKIX trust manager (SunJSSE): every store entry is a name and a key that ends a path.</summary>
internal static class JavaFamily
{
    private const KeyUsages SignOrEncipher = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment;

    public static ProfileFamily Family { get; } = new("java", "Java (PKIX)", ["8", "11", "17", "17.0.15", "21", "25", "27"], ["dist"], Describe);

    private static ClientProfile Describe(ProfileName name) => new("java", "Java", PathSearch.Java, "sun.security.validator.PKIXValidator, sun.security.provider.certpath")
    {
        // Every store entry is a TrustAnchor: a name and a key, the intermediates and end entities too.
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.AnyEvenExpired,
        // jdk.tls.maxCertificateChainLength.
        MaxPresented = 10,
        Rules = new ChainRules
        {
            KeyIdentifiers = KeyIdentifierRule.KeyOfAnchor,
            RejectsSha1 = false,
            // JEP 339 brought Ed25519 with JDK 15. Measured live with JDK 11, 17, 21 and 25; RSASSA-PSS from 11 on.
            Signatures = name.IsAtLeast("15") ? SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519 : name.IsAtLeast("11") ? SignatureKinds.Common | SignatureKinds.Pss : SignatureKinds.Common,
            UnknownSignatures = name.IsAtLeast("15") ? SignatureKinds.None : SignatureKinds.Ed25519,
            MinRsaBits = 1024,
            EndEntityKeyUsage = SignOrEncipher,
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.ServerOrAny,
            ChecksAnchorDates = false,
            AnchorAuthority = AuthorityRule.StatedUnlessOld,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorNameConstraints = false,
            AllowsLeadingDotConstraints = name.IsAtLeast("17"),
            CommonName = CommonNameRule.WithoutDnsNames,
            AllowsPartialWildcards = true,
        },
    };
}
