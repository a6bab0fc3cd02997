using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>
/// .NET on Linux (dotnet/runtime OpenSslX509ChainProcessor.cs): OpenSSL finds the chain, without a security level; store entries that are not
/// self-issued never are anchors.
/// </summary>
internal static class DotNetFamily
{
    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("dotnet", ".NET", ["8.0", "9", "10"], ["system-store"], static _ => HttpClient()),
        new("dotnet-x509chain", ".NET X509Chain", ["10"], ["system-store"], static _ => Chain()),
    ];

    private static ClientProfile HttpClient()
    {
        ClientProfile profile = OpenSslFamily.Library(null, level: 0);
        return profile with
        {
            Search = PathSearch.DotNet,
            Source = "dotnet/runtime OpenSslX509ChainProcessor.cs",
            Rules = profile.Rules with
            {
                // X509Chain sets no purpose of OpenSSL's: extended key usages and policies are .NET's own affair. Vectors: L_ekuAny, M_ekuClient.
                EndEntityPurpose = PurposeRule.Server,
                AuthorityPurpose = PurposeRule.Server,
                AnchorPurpose = PurposeRule.Server,
                EndEntityKeyUsage = KeyUsages.None,
                ChecksNetscapeType = false,
                ChecksPolicies = true,
                // Measured live with .NET 10 on OpenSSL 3.0.
                Signatures = SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519,
                // X509_check_host with X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS.
                AllowsPartialWildcards = false,
            },
        };
    }

    /// <summary>X509Chain.Build: no application policy and no name unless the program asks.</summary>
    private static ClientProfile Chain()
    {
        ClientProfile profile = HttpClient();
        return profile with
        {
            Rules = profile.Rules with
            {
                ChecksHostName = false, EndEntityPurpose = PurposeRule.Ignored, AuthorityPurpose = PurposeRule.Ignored, AnchorPurpose = PurposeRule.Ignored,
            },
        };
    }
}
