using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>rustls with webpki, as Deno uses it: an anchor is a name, a key and name constraints, nothing else (verify_cert.rs build_chain_inner).</summary>
internal static class RustlsFamily
{
    public static ProfileFamily Family { get; } = new("deno", "Deno (rustls-webpki)", ["2.9"], [], static _ => Describe());

    private static ClientProfile Describe() => new("deno", "Deno", PathSearch.DepthFirst, "rustls/webpki src/verify_cert.rs, src/cert.rs, src/subject_name")
    {
        // Vectors: ats_full|M, SS|SS.
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.SelfSignedUnchecked,
        Rules = new ChainRules
        {
            ComparesNameBytes = true,
            MinRsaBits = 2048,
            Signatures = SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519,
            RefusesAuthorityAsEndEntity = true,
            // Vectors: M_noCertSign|C2, R1s_exp.
            ChecksAuthorityKeyUsage = false,
            ChecksAnchorDates = false,
            // cert.rs remember_extension. Measured live with Deno 2.9.6: critical policies are "UnsupportedCriticalExtension".
            UnderstoodExtensions =
            [
                ExtensionOids.BasicConstraints, ExtensionOids.KeyUsage, ExtensionOids.ExtendedKeyUsage, ExtensionOids.SubjectAlternativeName, ExtensionOids.NameConstraints,
                "2.5.29.31",
            ],
            // subject_name/verify.rs. Measured live: a constraint on directory names is a NameConstraintViolation, whatever it says.
            JudgesEveryNameForm = true,
            KnowsDirectoryConstraints = false,
            RefusesDirectoryConstraints = true,
            MatchesAddresses = true,
            // verify_cert.rs check_basic_constraints and check_name_constraints count and hold self-issued ones like any other. x509-limbo, with Deno 2.9.6:
            // pathlen::self-issued-certs-pathlen, rfc5280::nc::permitted-self-issued.
            CountsSelfIssuedInPathLength = true,
            ConstraintScope = ConstraintScope.Below,
            // MalformedDnsIdentifier, MaximumNameConstraintComparisonsExceeded. x509-limbo: rfc5280::nc::nc-permits-invalid-dns-san, pathological::nc-dos-2.
            RefusesMalformedNames = true,
            MaxConstraintComparisons = 250_000,
            // P-256, P-384 and P-521 are all that is known. x509-limbo: webpki::forbidden-p192-root.
            MinCurveBits = 256,
            // MAX_SUB_CA_COUNT. Vector: deep7|ALL.
            MaxIntermediates = 6,
        },
    };
}
