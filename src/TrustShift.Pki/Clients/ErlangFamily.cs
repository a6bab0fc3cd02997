namespace TrustShift.Pki.Clients;

/// <summary>
/// Erlang/OTP's own ssl application, asked as HTTPS clients ask it: verify_peer, the default depth of 10, and
/// public_key:pkix_verify_hostname_match_fun(https) (without it no wildcard matches). The option one-store says that the virtual machine loads no other
/// store, which matters to old releases.
/// </summary>
internal static class ErlangFamily
{
    public static ProfileFamily Family { get; } = new("erlang", "Erlang ssl", ["23.2.6", "25.2.3", "27.3.4", "29.1.2"], ["one-store"], Describe);

    private static ClientProfile Describe(ProfileName name) => new(
        "erlang", "Erlang ssl", PathSearch.Erlang, "erlang/otp lib/ssl/src/ssl_certificate.erl, lib/public_key/src/pubkey_cert.erl")
    {
        Erlang = Rules(name),
        Rules = new ChainRules
        {
            // ssl_cipher's signature schemes have SHA-1. Vector: L_sha1|R1s.
            RejectsSha1 = false,
            // Measured with the library: RSASSA-PSS on the certificate below the root is "unknown_ca" to each (ErlangRules.VerifiesPss), and on another
            // to all before 29; Ed25519 to 23.
            Signatures = SignatureKinds.Common | (name.IsAtLeast("25") ? SignatureKinds.Ed25519 : SignatureKinds.None) | (name.IsAtLeast("29") ? SignatureKinds.Pss : SignatureKinds.None),
            UnknownSignatures = (name.IsAtLeast("24") ? SignatureKinds.None : SignatureKinds.Ed25519) | (name.IsAtLeast("29") ? SignatureKinds.None : SignatureKinds.Pss),
            // Measured with the library: 23 crashes at an end entity with Ed25519.
            KnowsEdwardsCurves = name.IsAtLeast("24"),
            // public_key.erl: an address as host is looked for as such since 27; before, it depends on how the host is given.
            MatchesAddresses = name.IsAtLeast("27"),
            // The common name went with CVE-2026-42790. Vector: L_cnOnly|C2.
            CommonName = HasFixesOf2026(name) ? CommonNameRule.Never : CommonNameRule.WithoutDnsNames,
            // public_key.erl verify_hostname_match_wildcard. Vector: L_wildPart|C2.
            AllowsPartialWildcards = true,
            // The match function got what neither side had in lower case. Vector: L_upper|C2.
            KeepsCaseInHostNames = !name.IsAtLeast("25"),
            // verify_hostname_match_wildcard took the names apart by string:tokens, which drops empty labels; 27 splits at the first dot. Case: L_dot M R1x G2x|R1s.
            PassesOverFinalDots = !name.IsAtLeast("26"),
        },
    };

    private static ErlangRules Rules(ProfileName name)
    {
        bool isAlternative = name.IsAtLeast("24") ? name.IsAtLeast("24.0.4") : name.IsAtLeast("23.3.4.5");
        bool sortsBySignature = Since(name, ("27.3.4", 27), ("28.5.0.4", 28), ("29.0.4", 29));
        return new ErlangRules
        {
            LooksForOtherRoots = isAlternative,
            ChecksRootDates = name.IsAtLeast("23.3"),
            CompletesOnlyWhatWasSent = isAlternative,
            SortsBySignature = sortsBySignature,
            PassesOverStrangers = name.IsAtLeast("29.1"),
            SearchesEveryStore = !isAlternative && !name.Has("one-store"),
            MaxNamesakes = isAlternative ? 4 : 2,
            MaxChoices = isAlternative ? 16 : 4,
            ExcusesVersionOne = !name.IsAtLeast("28"),
            NeedsBasicConstraints = HasFixesOf2026(name),
            VerifiesPss = name.IsAtLeast("29"),
            ComparesKeyUsages = name.IsAtLeast("27"),
            KnowsCriticalPurposes = Since(name, ("25.3.2.16", 25), ("26.2.5.6", 26), ("27.1.3", 27)),
            KnowsPolicies = name.IsAtLeast("26.2"),
            ComparesConstraintsByLabel = name.IsAtLeast("27"),
        };
    }

    /// <summary>
    /// CVE-2026-42789 and CVE-2026-42790. Debian's 27.3.4.1, which was measured, has them, so that every 27.3.4 is taken to: what it accepts
    /// without them is the same or more.
    /// </summary>
    private static bool HasFixesOf2026(ProfileName name) => Since(name, ("26.2.5.21", 26), ("27.3.4", 27), ("28.5.0.1", 28));

    /// <summary>Whether the version has a change that each maintained release got in a patch of its own, and every later release from the start.</summary>
    private static bool Since(ProfileName name, params (string Patch, int Release)[] patches)
    {
        foreach ((string patch, int release) in patches)
        {
            if (!name.IsAtLeast(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{release + 1}")))
                return name.IsAtLeast(patch);
        }

        return true;
    }
}
