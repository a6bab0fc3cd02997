using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>
/// Bun, on a BoringSSL of its own: google/boringssl crypto/x509/x509_vfy.cc with X509_V_FLAG_IGNORE_EXPIRED_TRUST_ANCHORS
/// (oven-sh/bun packages/bun-usockets/src/crypto), and Node.js's comparison of host names.
/// </summary>
internal static class BoringSslFamily
{
    // X509_supported_extension: key identifiers, distribution points and netscape-cert-type are not in it.
    private static readonly ImmutableHashSet<string> Understood = ImmutableHashSet.Create(
        StringComparer.Ordinal, "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.30", "2.5.29.32", "2.5.29.33", "2.5.29.36", "2.5.29.37", "2.5.29.54");

    public static ProfileFamily Family { get; } = new("bun", "Bun (BoringSSL)", ["1.4.5"], [], static _ => new ClientProfile("bun", "Bun", PathSearch.OpenSslLegacy, "google/boringssl crypto/x509/x509_vfy.cc, v3_purp.cc; oven-sh/bun")
    {
        OpenSsl = new OpenSslOptions
        {
            AsksStoreFirst = true,
            // Expired store certificates are passed over, served ones are not. Vectors: ats_full|R1s_exp+C2, both_R1x_exp_first|R1s.
            StoreChoice = IssuerChoice.FirstValidOnly,
            ServedChoice = IssuerChoice.First,
            // X509_check_issued. Vectors: ats_full|R1s_noCertSign+C2, SS|SS.
            ChoosesByKeyUsage = true,
            SparesOwnKeyUsage = true,
            // Of several namesakes the one whose bytes come first. Vectors: ats_short|R1x+R1s, ats_short|R1s_ekuClient+R1s; measured in random cases.
            SortsStoreByEncoding = true,
            // x509v3_cache_extensions: a path length of no authority makes a certificate invalid.
            MinInvalidPathLength = 0,
        },
        Rules = new ChainRules
        {
            KeyIdentifiers = KeyIdentifierRule.KeyAndCertificate,
            RejectsSha1 = false,
            // Measured live: L M_pss|R1s, L M_byEd25519|R1s_ed25519.
            Signatures = SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519,
            RefusesExplicitCurves = true,
            // SSL_CERT key usage: what the handshake of today does is sign. Vector: L_kuAgree.
            EndEntityKeyUsage = KeyUsages.DigitalSignature,
            AnchorPurpose = PurposeRule.Server,
            AnchorAuthority = AuthorityRule.StatedOrKeyUsageAlone,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            ChecksAnchorCriticalExtensions = true,
            UnderstoodExtensions = Understood,
            ChecksPolicies = true,
            ComparesConstraintsAsOpenSsl = true,
            NeedsNamesBelowConstraints = true,
            HostNames = HostNameForm.Node,
            MatchesAddresses = true,
            CommonName = CommonNameRule.WithoutDnsNames,
        },
    });
}
