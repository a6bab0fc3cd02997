namespace TrustShift.Pki.Clients;

/// <summary>
/// BearSSL: what was sent must be the path (<see cref="Paths.Walks.BearSslWalk"/>). It knows no purposes and no name constraints: critical they
/// are refused, else they are passed over.
/// </summary>
internal static class BearSslFamily
{
    /// <summary>The family.</summary>
    public static ProfileFamily Family { get; } = new("bearssl", "BearSSL", ["0.6"], [], Describe);

    private static ClientProfile Describe(ProfileName _) => new("bearssl", "BearSSL", PathSearch.BearSsl, "BearSSL src/x509/x509_minimal.t0")
    {
        AcceptsIntermediateAnchors = true,
        Rules = new ChainRules
        {
            ComparesNameBytes = true,
            RejectsSha1 = false,
            UnknownSignatures = SignatureKinds.Pss | SignatureKinds.Ed25519,
            EndEntityPurpose = PurposeRule.Ignored,
            AuthorityPurpose = PurposeRule.Ignored,
            ChecksAnchorDates = false,
            KnowsNameConstraints = false,
            CommonName = CommonNameRule.WithoutDnsNames,
        },
    };
}
