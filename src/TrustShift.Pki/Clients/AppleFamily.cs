using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>SecTrust of macOS and iOS since 10.15 and 13. Documented, not measured.</summary>
internal static class AppleFamily
{
    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("macos", "macOS SecTrust", [], [], static _ => Describe("macos", "macOS SecTrust")),
        new("ios", "iOS SecTrust", [], [], static _ => Describe("ios", "iOS SecTrust")),
    ];

    private static ClientProfile Describe(string name, string title) => new(name, title, PathSearch.DepthFirst, "support.apple.com/103769")
    {
        IsProven = false,
        Rules = new ChainRules { MinRsaBits = 2048 },
    };
}
