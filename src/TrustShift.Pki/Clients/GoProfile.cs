namespace TrustShift.Pki.Clients;

/// <summary>Go crypto/x509: all chains, and any root in the pool ends one.</summary>
internal static class GoProfile
{
    public static ClientProfile Profile { get; } = new(
        "go",
        "Go",
        PathSearch.Exhaustive,
        "golang.org/src/crypto/x509/verify.go (buildChains, isValid); measured with Go 1.15 to 1.27")
    {
        AcceptsIntermediateAnchors = true,
        ComparesNameBytes = true,
    };
}
