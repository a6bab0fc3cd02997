namespace TrustShift.Pki.Clients;

/// <summary>Perl's IO::Socket::SSL (lib/IO/Socket/SSL.pm): X509_V_FLAG_PARTIAL_CHAIN and X509_V_FLAG_TRUSTED_FIRST.</summary>
internal static class PerlFamily
{
    public static ProfileFamily Family { get; } = new("perl-iosocketssl", "Perl IO::Socket::SSL", ["2.069", "2.081", "2.095"], ["openssl"], static name =>
    {
        ClientProfile profile = OpenSslFamily.TrustedFirst(OpenSslFamily.Library(name.VersionOf("openssl")), name.VersionOf("openssl"));
        return profile with
        {
            AcceptsIntermediateAnchors = true,
            Source = "IO::Socket::SSL lib/IO/Socket/SSL.pm",
            Rules = profile.Rules with { HostNames = HostNameForm.Perl, TriesEveryCommonName = false },
        };
    });
}
