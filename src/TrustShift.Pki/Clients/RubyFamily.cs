namespace TrustShift.Pki.Clients;

/// <summary>Ruby's Net::HTTP (ext/openssl/ossl_ssl.c): OpenSSL's defaults.</summary>
internal static class RubyFamily
{
    public static ProfileFamily Family { get; } = new("ruby", "Ruby", ["2.7", "3.1", "3.3"], ["openssl"], static name =>
    {
        ClientProfile profile = OpenSslFamily.Library(name.VersionOf("openssl"));
        return profile with { Source = "ruby ext/openssl/ossl_ssl.c, lib/openssl/ssl.rb", Rules = profile.Rules with { HostNames = HostNameForm.Ruby } };
    });
}
