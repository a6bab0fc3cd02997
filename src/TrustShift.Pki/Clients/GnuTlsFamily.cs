using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>GnuTLS 3.7 and 3.8, and the programs that use it with their own idea of what to ask for.</summary>
internal static class GnuTlsFamily
{
    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        // gnutls-cli passes GNUTLS_KP_TLS_WWW_SERVER, so that purposes count.
        new("gnutls", "GnuTLS", ["3.7.1", "3.7.9", "3.8.13"], [], static _ => Library(asksPurpose: true)),
        // libcurl, git and wget ask for no purpose. Vectors: L_ekuClient, leaf_only|M_ekuClient.
        new("libcurl-gnutls", "libcurl on GnuTLS", ["7.74.0", "7.88.1", "8.23.0"], ["gnutls"], static name => Library(asksPurpose: false, name.IsAtLeast("8.23") ? 2048 : 0)),
        new("git", "git on GnuTLS", ["2.39.5"], ["gnutls"], static _ => Library(asksPurpose: false)),
        new("wget", "wget on GnuTLS", ["1.21.3"], ["gnutls"], static _ =>
        {
            ClientProfile profile = Library(asksPurpose: false);
            return profile with { Rules = profile.Rules with { EndEntityKeyUsage = KeyUsages.None } };
        }),
    ];

    private static ClientProfile Library(bool asksPurpose, int minRsaBits = 0) => new(
        "gnutls", "GnuTLS", PathSearch.GnuTls,
        "GnuTLS lib/x509/verify-high.c gnutls_x509_trust_list_verify_crt2, lib/x509/verify.c _gnutls_verify_crt_status")
    {
        // Any store entry can end the run where its bucket is looked at; of names only the string type is ignored. Vectors: M_utf8|C2, M_space|C2.
        AcceptsIntermediateAnchors = true,
        Rules = new ChainRules
        {
            KeepsSpaceInNames = true,
            KeepsCaseInNames = true,
            KeyIdentifiers = KeyIdentifierRule.Key,
            MinRsaBits = minRsaBits,
            EndEntityKeyUsage = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment,
            EndEntityPurpose = asksPurpose ? PurposeRule.ServerOrAny : PurposeRule.Ignored,
            AuthorityPurpose = asksPurpose ? PurposeRule.Server : PurposeRule.Ignored,
            AnchorAuthority = AuthorityRule.NotDeniedToRoot,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            ChecksAnchorCriticalExtensions = true,
            CommonName = CommonNameRule.WithoutDnsNames,
            MaxIntermediates = 15,
        },
    };
}
