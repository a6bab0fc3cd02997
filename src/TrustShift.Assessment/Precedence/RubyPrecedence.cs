namespace TrustShift.Assessment.Precedence;

/// <summary>Ruby.</summary>
internal static class RubyPrecedence
{
    public static StorePrecedence Rules { get; } = new("ruby", "Ruby (net/http)",
    [
        new("ruby.ca_file", "ca_file, ca_path, cert_store of Net::HTTP", StoreEffect.Replaces, "only what was given is trusted", "ruby/openssl lib/openssl/ssl.rb SSLContext#set_params") { Parts = StoreParts.Whole },
        new("ruby.default", "(nothing set)", StoreEffect.Default, "OpenSSL's default store, with SSL_CERT_FILE and SSL_CERT_DIR", "ruby/openssl lib/openssl/ssl.rb DEFAULT_CERT_STORE") { Parts = StoreParts.Whole },
    ]);
}
