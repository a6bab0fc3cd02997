namespace TrustShift.Pki.Clients;

/// <summary>OpenSSL's own rules by version (crypto/x509/x509_vfy.c, v3_purp.c, x509_cmp.c), and what its options change.</summary>
internal static class OpenSslFamily
{
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
        bool Since(string bound) => Is(version, bound);
        return Since("1.1.0") ? Modern(Since, level) : Legacy(Since);
    }

    /// <summary>
    /// Whether the version is this one or later. One without a letter stands for its last release since 1.0.2, and before for its first: what old
    /// machines have was not kept up.
    /// </summary>
    private static bool Is(LibraryVersion? version, string bound) =>
        version is not { } own || own.IsAtLeast(bound) || (own.IsAtLeast("1.0.2") && own.Covers(LibraryVersion.TryParse(bound)!.Value));

    /// <summary>1.1.0 and later: build_chain, and rules that hold for every certificate of the path.</summary>
    private static ClientProfile Modern(Func<string, bool> since, int level) => new("openssl", "OpenSSL", PathSearch.OpenSsl, "OpenSSL crypto/x509/x509_vfy.c build_chain, v3_purp.c, x509_cmp.c")
    {
        OpenSsl = new OpenSslOptions
        {
            // X509_V_FLAG_TRUSTED_FIRST is in the default parameters (x509_vpm.c). Vectors: ats_full|C2_exp+R1s, ats_full|M+C2.
            AsksStoreFirst = true,
            // find_issuer and X509_STORE_CTX_get1_issuer keep the last that is out of its dates, since 3.0 the one that expires last.
            StoreChoice = since("3.0") ? IssuerChoice.FirstValidElseLatest : IssuerChoice.FirstValidElseLast,
            ServedChoice = since("3.0") ? IssuerChoice.FirstValidElseLatest : IssuerChoice.FirstValidElseLast,
            // check_issued: x509_likely_issued since 1.1.1h, which looks at the algorithm and no more at the key usage; before, X509_check_issued
            // and X509_V_ERR_PATH_LOOP. Vectors: ats_short|R1s_noCertSign+R1s, SS|SS.
            ChoosesByKeyUsage = !since("1.1.1h"),
            ChoosesByAlgorithm = since("1.1.1h"),
            PassesOverPathInStore = !since("1.1.1h"),
            // EXFLAG_INVALID is minded since 1.1.1f: a path length of no authority, until 3.0, which minds an empty key usage instead.
            MinInvalidPathLength = since("1.1.1f") && !since("3.0") ? 1 : null,
            MindsEmptyKeyUsage = since("3.0"),
        },
        Rules = OpenSslRules.Modern(since, level),
    };

    /// <summary>Before 1.1.0: what was sent first, and rules that hardly look at what the store has.</summary>
    private static ClientProfile Legacy(Func<string, bool> since) => new("openssl", "OpenSSL", PathSearch.OpenSslLegacy, "OpenSSL crypto/x509/x509_vfy.c X509_verify_cert, crypto/x509v3/v3_purp.c, x509_cmp.c")
    {
        OpenSsl = new OpenSslOptions
        {
            // Alternative chains came with 1.0.1n and 1.0.2b. Vector: ats_full|R1s.
            RetriesShorterServedChain = since("1.0.2b") || (since("1.0.1n") && !since("1.0.2")),
            RetriesOnlyWithoutStore = !since("1.0.2"),
            // find_issuer and X509_STORE_CTX_get1_issuer take the first whatever its dates say. Vectors: both_R1x_exp_first|C2, ats_full|R1s_exp+R1s.
            StoreChoice = IssuerChoice.First,
            ServedChoice = IssuerChoice.First,
            // X509_check_issued. Vector: SS|SS.
            ChoosesByKeyUsage = true,
        },
        Rules = OpenSslRules.Legacy(since),
    };

    /// <summary>
    /// The profile of a program that sets X509_V_FLAG_TRUSTED_FIRST. The flag came with 1.0.2 (CHANGES, "-trusted_first"), and programs set it where the library's headers define it. That
    /// a distribution brought it to an older one is possible, and then more is accepted than is said here.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="version">OpenSSL's version; the current one when null.</param>
    public static ClientProfile TrustedFirst(ClientProfile profile, LibraryVersion? version) =>
        Is(version, "1.0.2") ? profile with { OpenSsl = profile.OpenSsl with { AsksStoreFirst = true } } : profile;

    /// <summary>The profile with X509_V_FLAG_X509_STRICT: every authority says so in its basic constraints, and since 3.0 more.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="version">OpenSSL's version; the current one when null.</param>
    public static ClientProfile Strict(ClientProfile profile, LibraryVersion? version) => profile with
    {
        Rules = profile.Rules with
        {
            Strict = Is(version, "3.0") ? StrictExtensions.OpenSsl3 : StrictExtensions.OpenSsl1,
            Authority = AuthorityRule.Stated,
            AnchorAuthority = AuthorityRule.Stated,
            RefusesExplicitCurves = Is(version, "1.1.1h"),
        },
    };

    private static ClientProfile Describe(ProfileName name)
    {
        int level = name.Options.TryGetValue("seclevel", out string? value) && int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out int stated) ? stated : 2;
        ClientProfile profile = Library(name.Version, level);
        if (name.Has("trusted-first"))
            profile = profile with { OpenSsl = profile.OpenSsl with { AsksStoreFirst = true, RetriesShorterServedChain = false } };
        if (name.Has("partial-chain"))
            profile = profile with { AcceptsIntermediateAnchors = true };
        return name.Has("x509-strict") ? Strict(profile, name.Version) : profile;
    }
}
