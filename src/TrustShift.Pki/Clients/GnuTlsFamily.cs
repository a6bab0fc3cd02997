using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>
/// GnuTLS as gnutls-cli uses it, and the programs that ask it for less. No version goes back: what was sent is sorted into a list (<see
/// cref="Paths.Walks.GnuTlsList"/>), and its end decides (<see cref="Paths.Walks.GnuTlsWalk"/>). So the full chain of a new authority fails
/// where the store has only its self-signed root. Vector: ats_full|R1s.
/// </summary>
internal static class GnuTlsFamily
{
    // Debian's 3.8.9 is that of trixie, driven over minted chains.
    private const string Current = "3.8.13";

    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("gnutls", "GnuTLS", ["3.7.1", "3.7.9", "3.8.9", Current], [], static name => Library(name.Version, new GnuTlsOptions { AsksPurpose = true })),
        // lib/vtls/gtls.c asks for no purpose; a version after 8.14 raised the key size. Vectors: L_ekuClient, leaf_only|M_ekuClient, L_1024|R1s.
        new("libcurl-gnutls", "libcurl on GnuTLS", ["7.74.0", "7.88.1", "8.14.1", "8.23.0"], ["gnutls"], static name =>
            Library(name.VersionOf("gnutls"), new GnuTlsOptions { MinRsaBits = name.IsAtLeast("8.15") ? 2048 : 1024 })),
        // Debian's git is linked with libcurl-gnutls: 2.47.3 with 8.14.1, 2.55.0 with a version that asks for more bits. Live case: L_byRsa1024 M_rsa1024|R1s.
        new("git", "git on GnuTLS", ["2.30.2", "2.39.5", "2.47.3", "2.55.0"], ["gnutls"], static name => Library(name.VersionOf("gnutls"), new GnuTlsOptions { MinRsaBits = name.IsAtLeast("2.48") ? 2048 : 1024 })),
        // src/gnutls.c enables the compatibility mode, in which a key usage is no violation. Vector: L_kuAgree|R1s.
        new("wget", "wget on GnuTLS", ["1.21", "1.21.3", "1.25.0"], ["gnutls"], static name => Library(name.VersionOf("gnutls"), new GnuTlsOptions { ChecksKeyUsage = false })),
    ];

    private static ClientProfile Library(LibraryVersion? version, GnuTlsOptions options)
    {
        LibraryVersion library = version ?? LibraryVersion.TryParse(Current)!.Value;
        return new ClientProfile("gnutls", "GnuTLS", PathSearch.GnuTls, "GnuTLS lib/x509/verify-high.c, lib/x509/verify.c")
        {
            // lib/cert-session.c _gnutls_x509_cert_verify_peers: DEFAULT_MAX_VERIFY_DEPTH.
            MaxPresented = 16,
            AcceptsIntermediateAnchors = true,
            GnuTls = options with
            {
                KeepsFirstDuplicate = !library.IsAtLeast("3.7.2"),
                // Debian took the rewriting into its 3.7.9 and 3.8.9, not into its 3.7.1.
                MergesConstraintsAsLists = !library.IsAtLeast("3.7.9"),
                UrisRuleOutCommonName = library.IsAtLeast("3.7.9"),
            },
            Rules = new ChainRules
            {
                // lib/x509/dn.c _gnutls_x509_compare_raw_dn: only the string type is ignored. Vectors: M_utf8|C2, M_space|C2, M_case|C2.
                KeepsSpaceInNames = true,
                KeepsCaseInNames = true,
                KeyIdentifiers = KeyIdentifierRule.Key,
                // Measured live with 3.7.1, 3.7.9, 3.8.9 and 3.8.13.
                Signatures = SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519,
                EndEntityPurpose = options.AsksPurpose ? PurposeRule.ServerOrAny : PurposeRule.Ignored,
                AuthorityPurpose = options.AsksPurpose ? PurposeRule.Server : PurposeRule.Ignored,
            },
        };
    }
}
