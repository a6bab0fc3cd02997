using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>Platforms that could not be driven: their documented rules, which no verdict may rest on.</summary>
internal static class UnprovenFamilies
{
    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        // CertGetCertificateChain builds all chains and takes the best one; the store can grow by itself (automatic root update).
        new("windows", "Windows SChannel", [], [], static _ => Platform("Microsoft CertGetCertificateChain", new ChainRules { MinRsaBits = 1024 })),
        new("macos", "macOS SecTrust", [], [], static _ => Apple()),
        new("ios", "iOS SecTrust", [], [], static _ => Apple()),
        // The anchor never goes through the validator (google/conscrypt TrustManagerImpl.java).
        new("android", "Android (Conscrypt)", [], [], static _ => Platform(
            "google/conscrypt TrustManagerImpl.java",
            new ChainRules { MinRsaBits = 1024, ChecksAnchorDates = false, EndEntityPurpose = PurposeRule.ServerOrAny, AuthorityPurpose = PurposeRule.ServerOrAny })),
    ];

    private static ClientProfile Apple() => Platform("support.apple.com/103769", new ChainRules { MinRsaBits = 2048 });

    private static ClientProfile Platform(string source, ChainRules rules) => new("platform", "platform", PathSearch.DepthFirst, source)
    {
        ComparesNameBytes = false,
        IsProven = false,
        Rules = rules,
    };
}
