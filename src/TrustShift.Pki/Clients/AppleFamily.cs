using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>
/// SecTrust of macOS since 10.15 and iOS since 13: paths are scored and gone back from, AIA is fetched, the anchor's dates count. RSA of 2048 bits, SHA-2 and a
/// DNS name are required below every root, and of what was issued after 2019-07-01 the purpose and at most 825 days. Documented, not measured:
/// no verdict rests on it.
/// </summary>
internal static class AppleFamily
{
    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("macos", "macOS SecTrust", [], [], static _ => Describe("macos", "macOS SecTrust")),
        new("ios", "iOS SecTrust", [], [], static _ => Describe("ios", "iOS SecTrust")),
    ];

    private static ClientProfile Describe(string name, string title) => new(name, title, PathSearch.DepthFirst, "support.apple.com/103769")
    {
        // SecTrustSetAnchorCertificates takes intermediates too.
        AcceptsIntermediateAnchors = true,
        IsProven = false,
        Rules = new ChainRules { MinRsaBits = 2048 },
    };
}
