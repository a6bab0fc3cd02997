using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>LibreSSL, BoringSSL and AWS-LC: forks of OpenSSL 1.0 that went their own ways.</summary>
internal static class OpenSslForks
{
    private const KeyUsages SignOrEncipher = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment;

    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("libressl", "LibreSSL", ["3.1.5", "4.3.2"], [], LibreSsl),
        new("bun", "Bun (BoringSSL)", ["1.4.5"], [], static _ => Fork("google/boringssl crypto/x509/x509_vfy.cc") with
        {
            // Expired store certificates are passed over, served ones are not. Vectors: ats_full|R1s_exp+C2, both_R1x_exp_first|R1s.
            OpenSsl = new OpenSslOptions { AsksStoreFirst = true, StoreChoice = IssuerChoice.FirstValidOnly, ServedChoice = IssuerChoice.First, ChoosesByKeyUsage = true },
            Rules = OpenSslFamily.Modern(level: 0, isVersion3: false) with { EndEntityKeyUsage = SignOrEncipher },
        }),
        new("aws-crt", "AWS CRT (s2n-tls, AWS-LC)", ["1.33.2"], [], static _ => Fork("aws/s2n-tls tls/s2n_x509_validator.c, aws/aws-lc crypto/x509/x509_vfy.c") with
        {
            // s2n sets X509_V_FLAG_PARTIAL_CHAIN where a CA file is given, and takes seven certificates.
            AcceptsIntermediateAnchors = true,
            MaxPresented = 7,
            OpenSsl = new OpenSslOptions { AsksStoreFirst = true, ChoosesByKeyUsage = true },
            Rules = OpenSslFamily.Modern(level: 0, isVersion3: false) with
            {
                AllowsPartialWildcards = false,
                AnchorPurpose = PurposeRule.Ignored,
                AnchorAuthority = AuthorityRule.StatedUnlessOldRoot,
                ChecksAnchorPathLength = false,
            },
        }),
    ];

    private static ClientProfile Fork(string source) => OpenSslFamily.Library(null, level: 0) with { Source = source };

    private static ClientProfile LibreSsl(ProfileName name)
    {
        // 3.2.2 brought a verifier that goes back, 3.2.4 took it out, 3.3 brought it again.
        ClientProfile legacy = OpenSslFamily.Library(LibraryVersion.TryParse("1.0.2g")) with { Source = "libressl/openbsd src/lib/libcrypto/x509/x509_vfy.c" };
        ChainRules rules = legacy.Rules with { ChecksHostName = false, EndEntityKeyUsage = SignOrEncipher };
        return name.IsAtLeast("3.3")
            ? legacy with { Search = PathSearch.LibreSsl, Source = "libressl/openbsd src/lib/libcrypto/x509/x509_verify.c", Rules = rules with { TrustsWhatTheStoreHas = false } }
            : legacy with { OpenSsl = legacy.OpenSsl with { ServedChoice = IssuerChoice.FirstValidOnly }, Rules = rules };
    }
}
