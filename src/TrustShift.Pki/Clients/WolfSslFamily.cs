namespace TrustShift.Pki.Clients;

/// <summary>
/// wolfSSL: what was sent is verified from its end, each with a signer known by then, and the verified authorities become signers
/// (src/internal.c ProcessPeerCerts). Every certificate must pass: one out of its dates breaks a chain that would not need it.
/// </summary>
internal static class WolfSslFamily
{
    /// <summary>The family, as Debian builds it (--enable-distro).</summary>
    public static ProfileFamily Family { get; } = new("wolfssl", "wolfSSL", ["4.6.0", "5.5.4", "5.7.2", "5.9.2"], [], Describe);

    private static ClientProfile Describe(ProfileName name)
    {
        bool is5 = name.IsAtLeast("5"), is56 = name.IsAtLeast("5.6"), is59 = name.IsAtLeast("5.9");
        return new("wolfssl", "wolfSSL", PathSearch.WolfSsl, "wolfSSL/wolfssl src/internal.c ProcessPeerCerts, src/ssl.c AddCA, wolfcrypt/src/asn.c ParseCertRelative")
        {
            AcceptsIntermediateAnchors = true,
            // wolfssl/internal.h MAX_CHAIN_DEPTH. Vector: deep9.
            MaxPresented = 9,
            WolfSsl = new WolfSslOptions
            {
                // Vectors: ats_full|R1s, unrelated_end|R1s.
                MaySkipAuthorities = is5,
                // Vectors: L_caTrue|R1s (below M, which allows none), R1s_pathlen0. Case: L M|R_pl0.
                PathLengths = is59 ? WolfSslPathLengths.Rfc5280 : is56 ? WolfSslPathLengths.WithKeyUsage : WolfSslPathLengths.NotOfRoots,
                // Vectors: M_ncExcl|C2, M_ncDot|C2, ats_short|R1s_ncOk.
                Names = is59 ? WolfSslNameRules.EachForm : is5 ? WolfSslNameRules.Suffix : WolfSslNameRules.Exact,
                // Vector: M_noKU|C2.
                NeedsAuthorityKeyUsage = !is59,
                // Cases: L M_nobc|R, L|M_caf, L_cs M|R.
                NeedsAuthorityToSign = is56,
                // Vector: L_kuAgree|R1s. Case: L_ku_ke M|R.
                NeedsDigitalSignature = is59,
                // Cases: L_akiiss M|R, L_akiempty M|R.
                MatchesMissingKeyIdentifier = is56 && !is59,
                TakesSubjectForIssuer = is56 ? !is59 : null,
                // Case: L_ser0 M|R.
                RefusesSerialZero = is56,
                // Case: L M|R_ku_none.
                RefusesEmptyKeyUsage = is5 && !is56,
                // Case: L_rh_pssha256 M_key_rsa2048|R.
                KnowsPss = is5,
                // Case: L_rh_md5 M_key_rsa2048|R.
                RefusesMd5 = is59,
                // Cases: L_aiac M|R, L_pcon M|R.
                KnowsCriticalAuthorityAccess = !is56,
                KnowsPolicyConstraints = is5,
            },
            Rules = new ChainRules
            {
                ComparesNameBytes = true,
                RejectsSha1 = false,
                EndEntityPurpose = PurposeRule.ServerOrAny,
                AuthorityPurpose = PurposeRule.Ignored,
                // Measured live with 4.6 to 5.9: L M_byEd25519|R1s_ed25519; L M_md5|R1s.
                Signatures = SignatureKinds.Common | SignatureKinds.Ed25519 | (is5 ? SignatureKinds.Pss : SignatureKinds.None),
                AcceptsMd5 = !is59,
            },
        };
    }
}
