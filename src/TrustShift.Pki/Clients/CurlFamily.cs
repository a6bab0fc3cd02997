namespace TrustShift.Pki.Clients;

/// <summary>curl and libcurl on OpenSSL (lib/vtls/openssl.c, lib/vtls/hostcheck.c).</summary>
internal static class CurlFamily
{
    public static ProfileFamily Family { get; } = new("curl", "curl", ["7.74.0", "7.88.1", "8.23.0"], ["openssl"], Describe);

    private static ClientProfile Describe(ProfileName name)
    {
        // lib/vtls/openssl.c: X509_V_FLAG_PARTIAL_CHAIN since 7.68; its own host name check knows no partial wildcards.
        ClientProfile profile = OpenSslFamily.Library(name.VersionOf("openssl"));
        return OpenSslFamily.TrustedFirst(profile, name.VersionOf("openssl")) with
        {
            AcceptsIntermediateAnchors = name.IsAtLeast("7.68"),
            Source = "curl lib/vtls/openssl.c; " + profile.Source,
            // hostcheck.c has always taken the dot at a name's end away, but 7.74 then compared with the length from before. Case: L_dot M R1x G2x|R1s.
            Rules = profile.Rules with { HostNames = HostNameForm.Curl, TriesEveryCommonName = false, PassesOverFinalDots = name.IsAtLeast("7.88") },
        };
    }
}
