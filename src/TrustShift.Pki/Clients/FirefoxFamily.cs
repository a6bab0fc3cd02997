namespace TrustShift.Pki.Clients;

/// <summary>Firefox: mozilla::pkix, which goes back over every candidate and checks an anchor of the user as strictly as any authority.</summary>
internal static class FirefoxFamily
{
    public static ProfileFamily Family { get; } = new("firefox", "Firefox (mozilla::pkix)", ["153.7"], [], static _ => Describe());

    private static ClientProfile Describe() => new("firefox", "Firefox", PathSearch.DepthFirst, "mozilla-central security/nss/lib/mozpkix")
    {
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.Any,
        Rules = new ChainRules
        {
            ComparesNameBytes = true,
            MinRsaBits = 1024,
            RefusesAuthorityAsEndEntity = true,
            AnchorPurpose = PurposeRule.Server,
            AnchorAuthority = AuthorityRule.StatedUnlessOld,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            ChecksAnchorCriticalExtensions = true,
            MaxIntermediates = 6,
        },
    };
}
