namespace TrustShift.Pki.Clients;

/// <summary>Erlang's own ssl and public_key: paths from trusted certificates that lie in a table, and a validation in Erlang.</summary>
internal static class ErlangFamily
{
    public static ProfileFamily Family { get; } = new("erlang", "Erlang ssl", ["23.2.6", "25.2.3", "27.3.4", "29.1.2"], [], Describe);

    private static ClientProfile Describe(ProfileName name) => new("erlang", "Erlang ssl", name.IsAtLeast("24.0.4") ? PathSearch.DepthFirst : PathSearch.OpenSsl, "erlang/otp lib/ssl/src/ssl_certificate.erl, lib/public_key/src/pubkey_cert.erl")
    {
        Doubts = new ClientDoubts
        {
            HangsOnLoops = !name.IsAtLeast("27"),
            // The trusted certificates lie in a table keyed by fresh references.
            TakesNamesakesByChance = true,
            // Vectors: both_R1x_exp_last|G2s, M_then_M_exp|C2.
            MayTakeLaterNamesake = name.IsAtLeast("27"),
            // 23.2.6 refused ats_short|R1s_ekuServer and not ats_short|R1s: no rule is known that does.
            AcceptsUncertainly = !name.IsAtLeast("24.0.4"),
        },
        // Before alternative paths (OTP-17475) what was sent was followed to its end.
        OpenSsl = new OpenSslOptions { StoreChoice = IssuerChoice.First, ServedChoice = IssuerChoice.First },
        Rules = new ChainRules
        {
            RejectsSha1 = false,
            // Vectors: M_v1|R1s, M_noKU|R1s, M_ncDot|R1s.
            Authority = name.IsAtLeast("29") ? AuthorityRule.Stated : AuthorityRule.StatedUnlessOld,
            NeedsAuthorityKeyUsage = name.IsAtLeast("27"),
            AllowsLeadingDotConstraints = name.IsAtLeast("27"),
            ChecksAnchorDates = name.IsAtLeast("24.0.4"),
            ChecksAnchorSignature = !name.IsAtLeast("24.0.4"),
            ChecksAnchorNameConstraints = false,
            CommonName = name.IsAtLeast("27") ? CommonNameRule.Never : CommonNameRule.WithoutDnsNames,
            AllowsPartialWildcards = true,
            MaxIntermediates = 10,
        },
    };
}
