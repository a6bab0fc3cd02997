using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>
/// Firefox: mozilla::pkix, which goes back over every candidate and checks an anchor of the user as strictly as any authority (pkixbuild.cpp, pkixcheck.cpp).
/// What holds for built-in roots only (transparency, distrust-after, CRLite) is not among these rules.
/// </summary>
internal static class FirefoxFamily
{
    public static ProfileFamily Family { get; } = new("firefox", "Firefox (mozilla::pkix)", ["153.7"], [], static _ => Describe());

    private static ClientProfile Describe() => new("firefox", "Firefox", PathSearch.DepthFirst, "mozilla-central security/nss/lib/mozpkix")
    {
        // Vectors: ats_full|M, ats_full|L.
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.Any,
        // pkixbuild.cpp PathBuildingStep::Check: the same name and key is a loop, the anchor included.
        PassesOverRepeatedAnchors = true,
        RepeatsByNameAndKey = true,
        Rules = new ChainRules
        {
            ComparesNameBytes = true,
            // NSSCertDBTrustDomain: 2048 for public roots, 1024 below others. Vector: L_1024|R1s.
            MinRsaBits = 1024,
            RefusesAuthorityAsEndEntity = true,
            // CertVerifier tries digitalSignature, keyEncipherment and keyAgreement in turn. Vector: L_kuAgree|C2.
            EndEntityKeyUsage = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment | KeyUsages.KeyAgreement,
            // pkixcheck.cpp CheckExtendedKeyUsage. Vectors: R1s_ekuClient, L_ekuAny.
            AnchorPurpose = PurposeRule.Server,
            AnchorAuthority = AuthorityRule.StatedUnlessOld,
            ChecksAnchorKeyUsage = true,
            // CheckBasicConstraints with subCACount, which counts every authority.
            ChecksAnchorPathLength = true,
            CountsSelfIssuedInPathLength = true,
            ChecksAnchorCriticalExtensions = true,
            // pkixcert.cpp BackCert::RememberExtension; policy constraints are passed over.
            UnderstoodExtensions =
            [
                ExtensionOids.BasicConstraints, ExtensionOids.KeyUsage, ExtensionOids.ExtendedKeyUsage, ExtensionOids.SubjectAlternativeName, ExtensionOids.NameConstraints,
                ExtensionOids.CertificatePolicies, ExtensionOids.PolicyConstraints, ExtensionOids.InhibitAnyPolicy, ExtensionOids.AuthorityInformationAccess,
                "1.3.6.1.5.5.7.48.1.5", "1.3.6.1.5.5.7.1.24",
            ],
            // pkixnames.cpp CheckNameConstraints.
            JudgesEveryNameForm = true,
            MatchesAddresses = true,
            // MAX_SUBCA_COUNT. Vector: deep7|ALL.
            MaxIntermediates = 6,
        },
    };
}
