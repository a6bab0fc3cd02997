using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>Which certificate of a path must pass which rule in OpenSSL, by version (crypto/x509/x509_vfy.c, v3_purp.c, v3_ncons.c).</summary>
internal static class OpenSslRules
{
    private const KeyUsages AnyTls = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment | KeyUsages.KeyAgreement;

    /// <summary>v3_purp.c X509_supported_extension: a critical one of another kind fails, key identifiers among them.</summary>
    private static readonly ImmutableHashSet<string> Understood = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "2.16.840.1.113730.1.1", "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.30", "2.5.29.32", "2.5.29.33", "2.5.29.36", "2.5.29.37", "2.5.29.54");

    /// <summary>The rules of 1.1.0 and later: they hold for every certificate of the path, the anchor included.</summary>
    /// <param name="since">Whether the version is this one or later.</param>
    /// <param name="level">The security level.</param>
    public static ChainRules Modern(Func<string, bool> since, int level) => Common() with
    {
        // check_sig_level: SHA-1 gives 80 bits to 1.1.1 and 63 to 3.0; level 1 wants 80, level 2 112. Vectors: L_sha1, M_sha1.
        RejectsSha1 = level >= 2 || (level == 1 && since("3.0")),
        AcceptsMd5 = level == 0,
        // Measured live with 1.1.1w, 3.0.19, 3.5.9 and 3.6.5: L M_pss|R1s, L M_byEd25519|R1s_ed25519, L_ed25519 M|R1s. Ed25519 came with 1.1.1.
        Signatures = SignatureKinds.Common | SignatureKinds.Pss | (since("1.1.1") ? SignatureKinds.Ed25519 : SignatureKinds.None),
        UnknownSignatures = since("1.1.1") ? SignatureKinds.None : SignatureKinds.Ed25519,
        KnowsEdwardsCurves = since("1.1.1"),
        MinSecurityBits = level switch { 0 => 0, 1 => 80, 2 => 112, 3 => 128, 4 => 192, _ => 256 },
        // RSA_security_bits: by steps, since 3.0 by the formula of SP 800-56B with its rounding (rsa_lib.c ossl_ifc_ffc_compute_security_bits).
        MinRsaBits = since("3.0")
            ? level switch { 0 => 0, 1 => 920, 2 => 1963, 3 => 2671, 4 => 6947, _ => 13914 }
            : level switch { 0 => 0, 1 => 1024, 2 => 2048, 3 => 3072, 4 => 7680, _ => 15360 },
        // check_curve, without X509_V_FLAG_X509_STRICT since 3.0.
        RefusesExplicitCurves = since("3.0"),
        AnchorPurpose = PurposeRule.ServerOrGatedCryptography,
        // A last certificate may be an authority by less than its basic constraints. Vectors: ats_short|R1s_noBC, R1s_bare, R1s_v1.
        AnchorAuthority = AuthorityRule.StatedOrKeyUsage,
        ChecksAnchorKeyUsage = true,
        ChecksAnchorPathLength = true,
        ChecksAnchorCriticalExtensions = true,
        // 1.1.0 to 1.1.0i and the first 1.1.1 passed over self-issued ones.
        ChecksSelfIssuedPathLength = since("1.1.1a") || (since("1.1.0j") && !since("1.1.1")),
        UnderstoodExtensions = UnderstoodBy(since),
        // check_auth_level passes over the signature of the last certificate.
        SparesLastSignature = true,
        ConstrainsCommonName = true,
    };

    /// <summary>The rules before 1.1.0: check_chain_extensions ends at last_untrusted, so that what the store has is hardly looked at.</summary>
    /// <param name="since">Whether the version is this one or later.</param>
    public static ChainRules Legacy(Func<string, bool> since) => Common() with
    {
        RejectsSha1 = false,
        AcceptsMd5 = true,
        // Measured live with 1.0.1u and 1.0.2 (Node.js 0.10 to 8): L M_pss|R1s, L M_byEd25519|R1s_ed25519, L_ed25519 M|R1s.
        KnowsEdwardsCurves = false,
        RefusesExplicitCurves = false,
        EndEntityKeyUsage = since("1.0.2") ? AnyTls : KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment,
        Authority = AuthorityRule.StatedOrKeyUsage,
        TrustsWhatTheStoreHas = true,
        KnowsNameConstraints = since("1.0.0"),
        UnderstoodExtensions = UnderstoodBy(since),
        ComparesNamesAsOpenSsl098 = !since("1.0.0"),
        // RSASSA-PSS on certificates since 1.0.1.
        Signatures = since("1.0.1") ? SignatureKinds.Common | SignatureKinds.Pss : SignatureKinds.Common,
        UnknownSignatures = since("1.0.1") ? SignatureKinds.Ed25519 : SignatureKinds.Ed25519 | SignatureKinds.Pss,
        // v3_ncons.c nc_dns takes a leading dot since 1.0.1l. Vector: M_ncDot.
        AllowsLeadingDotConstraints = since("1.0.1l"),
        ConstrainsAddresses = false,
        // 0.9.8 has no cipher suite for them by default. Vector: ec|ER.
        KnowsEllipticCurves = since("1.0.0"),
        // s_client of 1.0.1 and before has no option for it.
        ChecksHostName = since("1.0.2"),
    };

    /// <summary>cRLDistributionPoints since 1.0.2l and 1.1.0f, id-pkix-ocsp-nocheck since 3.0.</summary>
    private static ImmutableHashSet<string> UnderstoodBy(Func<string, bool> since)
    {
        ImmutableHashSet<string> understood = since("1.1.0f") || (since("1.0.2l") && !since("1.1.0")) ? Understood.Add("2.5.29.31") : Understood;
        return since("3.0") ? understood.Add("1.3.6.1.5.5.7.48.1.5") : understood;
    }

    private static ChainRules Common() => new()
    {
        // X509_check_akid: key identifier, issuer and serial number. Vectors: L_badAki, L_akiIssSerBad, ats_full|R1s_skiDiff.
        KeyIdentifiers = KeyIdentifierRule.KeyAndCertificate,
        EndEntityKeyUsage = AnyTls,
        // check_purpose_ssl_server. Vectors: L_ekuAny, M_ekuAny.
        EndEntityPurpose = PurposeRule.ServerOrGatedCryptography,
        AuthorityPurpose = PurposeRule.ServerOrGatedCryptography,
        ChecksNetscapeType = true,
        ComparesConstraintsAsOpenSsl = true,
        // v3_ncons.c NAME_CHECK_MAX. x509-limbo: pathological::nc-dos-2 is refused by 1.1.1w to 3.6.5.
        MaxConstraintComparisons = 1 << 20,
        // X509_cmp_time is never 0. x509-limbo: validity::notafter-exact is refused by 1.1.1w to 3.6.5.
        ExpiresWithLastSecond = true,
        HostNames = HostNameForm.OpenSsl,
        CommonName = CommonNameRule.WithoutDnsNames,
        AllowsPartialWildcards = true,
        // X509_check_ip, and what the programs have in its place.
        MatchesAddresses = true,
    };
}
