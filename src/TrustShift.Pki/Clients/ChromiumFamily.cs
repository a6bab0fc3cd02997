using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>Chromium: BoringSSL pki, with roots that the user or a policy added.</summary>
internal static class ChromiumFamily
{
    private const KeyUsages SignOrEncipher = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment;

    public static ProfileFamily Family { get; } = new("chromium", "Chromium", ["156"], [], static _ => Describe());

    private static ClientProfile Describe() => new("chromium", "Chromium", PathSearch.DepthFirst, "google/boringssl pki/path_builder.cc, pki/verify_certificate_chain.cc")
    {
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.SelfSigned,
        Rules = new ChainRules
        {
            MinRsaBits = 1024,
            EndEntityKeyUsage = SignOrEncipher,
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.ServerOrAny,
            AnchorPurpose = PurposeRule.ServerOrAny,
            AnchorAuthority = AuthorityRule.NotDenied,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            ChecksAnchorCriticalExtensions = true,
        },
    };
}
