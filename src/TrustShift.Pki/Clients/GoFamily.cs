namespace TrustShift.Pki.Clients;

/// <summary>Go crypto/x509: every path from the roots and what was sent; any root ends one, and its own certificate is checked like an authority's.</summary>
internal static class GoFamily
{
    public static ProfileFamily Family { get; } = new("go", "Go", ["1.15", "1.19", "1.26", "1.27"], [], Describe);

    private static ClientProfile Describe(ProfileName name) => new("go", "Go", PathSearch.DepthFirst, "golang/go src/crypto/x509/verify.go")
    {
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.Any,
        Rules = new ChainRules
        {
            ComparesNameBytes = true,
            // Measured live with 1.19 and 1.27; Go 1.13 brought Ed25519.
            Signatures = SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519,
            RejectsSha1 = name.IsAtLeast("1.18"),
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.ServerOrAny,
            AnchorPurpose = PurposeRule.ServerOrAny,
            AnchorAuthority = AuthorityRule.StatedUnlessOld,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            ChecksAnchorCriticalExtensions = true,
        },
    };
}
