using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>OpenSSL's own rules by version (crypto/x509/x509_vfy.c, v3_purp.c, x509_cmp.c), and what its options change.</summary>
internal static class OpenSslFamily
{
    private const KeyUsages AnyTls = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment | KeyUsages.KeyAgreement;

    public static ProfileFamily Family { get; } = new(
        "openssl", "OpenSSL",
        ["0.9.8y", "1.0.0l", "1.0.1g", "1.0.2g", "1.1.1w", "3.0.19", "3.5.7", "3.6.5"],
        ["trusted-first", "partial-chain", "seclevel", "x509-strict"],
        Describe);

    /// <summary>A library of this version; the current one when null.</summary>
    /// <param name="version">OpenSSL's version.</param>
    /// <param name="level">The security level (SSL_CTX_set_security_level); distributions set 2.</param>
    public static ClientProfile Library(LibraryVersion? version, int level = 2)
    {
        bool Since(string bound) => version is not { } own || own.IsAtLeast(bound);
        var profile = new ClientProfile("openssl", "OpenSSL", PathSearch.OpenSsl, "OpenSSL crypto/x509/x509_vfy.c, v3_purp.c, x509_cmp.c");
        if (Since("1.1.0"))
        {
            // build_chain with X509_V_FLAG_TRUSTED_FIRST by default. Vector: ats_full|M+C2 is rejected, ats_full|C2_exp+R1s is not.
            // X509_check_issued looked at the key usage before 1.1.1h. Vector: ats_short|R1s_noCertSign+R1s.
            bool byKeyUsage = version is { } own && !own.IsAtLeast("1.1.1h") && own.Text is not ("1.1.1" or "1.1");
            return profile with
            {
                EndEntity = byKeyUsage ? EndEntityAnchor.SelfSigned : EndEntityAnchor.None,
                OpenSsl = new OpenSslOptions { AsksStoreFirst = true, ChoosesByKeyUsage = byKeyUsage },
                Rules = Modern(level, isVersion3: Since("3.0.0")),
            };
        }

        // "1.0.2" without a letter stands for its last release.
        bool retries = Since("1.0.2b") || version is { Text: "1.0.2" } || (Since("1.0.1n") && !Since("1.0.2"));
        return profile with
        {
            OpenSsl = new OpenSslOptions
            {
                // Alternative chains came with 1.0.1n and 1.0.2b. Vector: ats_full|R1s.
                RetriesShorterServedChain = retries,
                // find_issuer and X509_STORE_CTX_get1_issuer take the first whatever its dates say. Vectors: both_R1x_exp_first|C2, ats_full|R1s_exp+R1s.
                StoreChoice = IssuerChoice.First,
                ServedChoice = IssuerChoice.First,
                ChoosesByKeyUsage = true,
            },
            // Before 1.1.1 a self-signed end entity had to be able to sign certificates. Vector: SS|SS.
            EndEntity = EndEntityAnchor.SelfSigned,
            Rules = Legacy(Since("1.0.2")) with
            {
                KnowsNameConstraints = Since("1.0.0"),
                // v3_ncons.c nc_dns takes a leading dot since a late 1.0.1. Vector: M_ncDot.
                AllowsLeadingDotConstraints = Since("1.0.1n"),
                // 0.9.8 has no cipher suite for them by default. Vector: ec|ER.
                KnowsEllipticCurves = Since("1.0.0"),
            },
        };
    }

    /// <summary>The profile with X509_V_FLAG_TRUSTED_FIRST.</summary>
    public static ClientProfile TrustedFirst(ClientProfile profile) => profile with { OpenSsl = profile.OpenSsl with { AsksStoreFirst = true } };

    /// <summary>The profile with X509_V_FLAG_X509_STRICT: a root of version 1 is no authority then.</summary>
    public static ClientProfile Strict(ClientProfile profile) =>
        profile with { Rules = profile.Rules with { IsX509Strict = true, AnchorAuthority = AuthorityRule.Stated } };

    /// <summary>The rules of 1.1.0 and later: they hold for every certificate of the path, the anchor included.</summary>
    public static ChainRules Modern(int level, bool isVersion3) => new()
    {
        // X509_check_akid: key identifier, issuer and serial number. Vectors: L_badAki, L_akiIssSerBad, ats_full|R1s_skiDiff.
        KeyIdentifiers = KeyIdentifierRule.KeyAndCertificate,
        // check_sig_level: SHA-1 gives 80 bits to 1.1.1 and 63 to 3.0; level 1 wants 80, level 2 112. Vectors: L_sha1, M_sha1.
        RejectsSha1 = level >= 2 || (level == 1 && isVersion3),
        MinRsaBits = level switch { 0 => 0, 1 => 1024, 2 => 2048, 3 => 3072, 4 => 7680, _ => 15360 },
        EndEntityKeyUsage = AnyTls,
        AnchorPurpose = PurposeRule.Server,
        AnchorAuthority = AuthorityRule.StatedOrKeyUsage,
        ChecksAnchorKeyUsage = true,
        ChecksAnchorPathLength = true,
        ChecksAnchorCriticalExtensions = true,
        CommonName = CommonNameRule.WithoutDnsNames,
        AllowsPartialWildcards = true,
    };

    /// <summary>The rules before 1.1.0: check_chain_extensions ends at last_untrusted, so that what the store has is hardly looked at.</summary>
    private static ChainRules Legacy(bool checksHostName) => new()
    {
        KeyIdentifiers = KeyIdentifierRule.KeyAndCertificate,
        RejectsSha1 = false,
        EndEntityKeyUsage = checksHostName ? AnyTls : KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment,
        Authority = AuthorityRule.StatedOrKeyUsage,
        TrustsWhatTheStoreHas = true,
        CommonName = CommonNameRule.WithoutDnsNames,
        AllowsPartialWildcards = true,
        ChecksHostName = checksHostName,
    };

    private static ClientProfile Describe(ProfileName name)
    {
        int level = name.Options.TryGetValue("seclevel", out string? value) && int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out int stated) ? stated : 2;
        ClientProfile profile = Library(name.Version, level);
        if (name.Has("trusted-first"))
            profile = profile with { OpenSsl = profile.OpenSsl with { AsksStoreFirst = true, RetriesShorterServedChain = false } };
        if (name.Has("partial-chain"))
            profile = profile with { AcceptsIntermediateAnchors = true };
        return name.Has("x509-strict") ? Strict(profile) : profile;
    }
}
