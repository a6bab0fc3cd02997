namespace TrustShift.Pki.Clients;

/// <summary>Android: Conscrypt's trust manager. Read in its source, not measured.</summary>
internal static class AndroidFamily
{
    public static ProfileFamily Family { get; } = new("android", "Android (Conscrypt)", [], [], static _ => new ClientProfile(
        "android", "Android (Conscrypt)", PathSearch.DepthFirst, "google/conscrypt TrustManagerImpl.java")
    {
        IsProven = false,
        // The anchor never goes through the validator.
        Rules = new ChainRules { MinRsaBits = 1024, ChecksAnchorDates = false, EndEntityPurpose = PurposeRule.ServerOrAny, AuthorityPurpose = PurposeRule.ServerOrAny },
    });
}
