namespace TrustShift.Pki.Clients;

/// <summary>PHP's ssl:// and https:// streams (ext/openssl/xp_ssl.c).</summary>
internal static class PhpFamily
{
    public static ProfileFamily Family { get; } = new("php", "PHP", ["7.4", "8.2", "8.4.24"], ["openssl"], Describe);

    private static ClientProfile Describe(ProfileName name)
    {
        ClientProfile profile = OpenSslFamily.Library(name.VersionOf("openssl"));
        // OPENSSL_DEFAULT_STREAM_VERIFY_DEPTH 9; the common name was asked although there were DNS names, until a point release.
        bool asksCommonName = !name.IsAtLeast("8.2") || (name.IsAtLeast("8.4") && !name.Reaches("8.4.25"));
        return profile with
        {
            Source = "php-src ext/openssl/xp_ssl.c",
            Rules = profile.Rules with { MaxIntermediates = 8, HostNames = HostNameForm.Php, TriesEveryCommonName = false, CommonName = asksCommonName ? CommonNameRule.Always : CommonNameRule.WithoutDnsNames },
        };
    }
}
