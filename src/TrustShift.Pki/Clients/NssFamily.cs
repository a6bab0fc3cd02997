using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>NSS as its own programs use it: the classic builder, libpkix, and the one that goes back.</summary>
internal static class NssFamily
{
    /// <summary>The families.</summary>
    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("nss", "NSS", ["3.61", "3.87.1", "3.132"], [], static name => Nss(name.IsAtLeast("3.110") ? PathSearch.DepthFirst : PathSearch.Nss, tools: false)),
        new("nss-classic", "NSS (classic)", ["3.87.1"], [], static _ => Nss(PathSearch.Nss, tools: true)),
        new("nss-libpkix", "NSS (libpkix)", ["3.87.1"], [], static _ => Nss(PathSearch.DepthFirst, tools: true)),
    ];

    private static ClientProfile Nss(PathSearch search, bool tools) => new("nss", "NSS", search, "nss lib/certhigh/certvfy.c, lib/libpkix")
    {
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.SelfSigned,
        Rules = new ChainRules
        {
            ComparesNameBytes = true,
            KeyIdentifiers = KeyIdentifierRule.Key,
            RejectsSha1 = false,
            EndEntityKeyUsage = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment,
            RefusesAuthorityAsEndEntity = true,
            AnchorAuthority = search == PathSearch.DepthFirst ? AuthorityRule.NotDeniedToRootOrOld : AuthorityRule.NotDenied,
            ChecksAnchorKeyUsage = search == PathSearch.DepthFirst,
            ChecksAnchorPathLength = true,
            CommonName = CommonNameRule.WithoutDnsNames,
            AllowsPartialWildcards = true,
            ChecksHostName = !tools,
        },
    };
}
