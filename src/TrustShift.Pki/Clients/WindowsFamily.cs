namespace TrustShift.Pki.Clients;

/// <summary>
/// Windows SChannel: CertGetCertificateChain builds all chains from what was sent, the CA and Root stores and what AIA brings, and takes the best one. The
/// store can grow by itself (automatic root update), the list of roots carries dates and purposes of its own, and policies can change the rules
/// (CertUtil -setreg chain). Documented, not measured: no verdict rests on it.
/// </summary>
internal static class WindowsFamily
{
    public static ProfileFamily Family { get; } = new("windows", "Windows SChannel", [], [], static _ => new ClientProfile(
        "windows", "Windows SChannel", PathSearch.DepthFirst, "Microsoft: CertGetCertificateChain, KB2661254")
    {
        // What stands in Root and is not self-signed ends no path.
        IsProven = false,
        Rules = new ChainRules
        {
            // RSA keys below 1024 bits are blocked (KB2661254); SHA-1 by the weak-signature policy.
            MinRsaBits = 1024,
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.ServerOrAny,
            AnchorPurpose = PurposeRule.ServerOrAny,
        },
    });
}
