using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>
/// Chromium on Linux: BoringSSL pki, with roots that the user or a policy added. What holds for public roots only (transparency, lifetimes, the
/// constraints of the Chrome Root Store) is not among these rules.
/// </summary>
internal static class ChromiumFamily
{
    public static ProfileFamily Family { get; } = new("chromium", "Chromium", ["156"], [], static _ => Describe());

    private static ClientProfile Describe() => new("chromium", "Chromium", PathSearch.DepthFirst, "google/boringssl pki/path_builder.cc, pki/verify_certificate_chain.cc")
    {
        // Vectors: ats_full|M, SS|SS.
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.SelfSigned,
        // net/cert/internal/trust_store_nss.cc. Measured live: below a root in NSS's database, an issuer's name of other string types is unknown.
        FindsAnchorsByNameBytes = true,
        Rules = new ChainRules
        {
            MinRsaBits = 1024,
            Signatures = SignatureKinds.Common | SignatureKinds.Pss,
            // ssl/ssl_cert.cc ssl_cert_check_key_usage. Measured live: keyEncipherment alone is ERR_SSL_KEY_USAGE_INCOMPATIBLE.
            EndEntityKeyUsage = KeyUsages.DigitalSignature,
            // Measured live: with P-521 and Ed25519 there is no common signature algorithm.
            EndEntityCurves = ["P-256", "P-384"],
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.ServerOrAny,
            // A root of the user counts with its constraints (CertificateTrust.enforce_anchor_constraints). Vectors: R1s_pathlen0, R1s_ekuClient, R1s_exp.
            AnchorPurpose = PurposeRule.ServerOrAny,
            AnchorAuthority = AuthorityRule.NotDenied,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            ChecksAnchorCriticalExtensions = true,
            // pki/name_constraints.cc: every form. Measured live, e-mail, addresses, URI and directory names.
            JudgesEveryNameForm = true,
            // pki/parsed_certificate.cc. Measured live: ERR_CERT_INVALID.
            NeedsCriticalNamesWithoutSubject = true,
            MatchesAddresses = true,
        },
    };
}
