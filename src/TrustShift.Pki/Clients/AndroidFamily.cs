namespace TrustShift.Pki.Clients;

/// <summary>
/// Android: Conscrypt's trust manager, which goes back over the anchors that issued the current certificate, then over what was sent, then over intermediates
/// of earlier handshakes. Since Android 7 a root that the user added counts only where the app says so. Read in its source, not measured: no verdict
/// rests on it.
/// </summary>
internal static class AndroidFamily
{
    public static ProfileFamily Family { get; } = new("android", "Android (Conscrypt)", [], [], static _ => new ClientProfile(
        "android", "Android (Conscrypt)", PathSearch.DepthFirst, "google/conscrypt TrustManagerImpl.java, ChainStrengthAnalyzer.java")
    {
        // findTrustAnchorBySubjectAndPublicKey: any store entry, the end entity included.
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.Any,
        IsProven = false,
        // The anchor never goes through the validator.
        Rules = new ChainRules
        {
            MinRsaBits = 1024,
            ChecksAnchorDates = false,
            ChecksAnchorNameConstraints = false,
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.ServerOrAny,
        },
    });
}
