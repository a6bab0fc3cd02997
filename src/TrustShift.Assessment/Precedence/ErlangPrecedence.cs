namespace TrustShift.Assessment.Precedence;

/// <summary>Erlang.</summary>
internal static class ErlangPrecedence
{
    public static StorePrecedence Rules { get; } = new("erlang", "Erlang/OTP (ssl)",
    [
        new("erlang.cacerts", "cacertfile, cacerts of a connection", StoreEffect.Replaces, "only what was given is trusted", "Erlang ssl, common_cert_opts") { Parts = StoreParts.Whole },
        new("erlang.variables", "SSL_CERT_FILE, SSL_CERT_DIR", StoreEffect.Ignored, "they are not read", "OTP lib/public_key/src/pubkey_os_cacerts.erl"),
        new("erlang.cacerts_get", "public_key:cacerts_get/0", StoreEffect.Default, "the first of the distributions' bundles that exists; before OTP 26 a connection without cacerts verifies nothing", "OTP lib/public_key/src/pubkey_os_cacerts.erl; OTP 25.0, 26.0 release notes") { Parts = StoreParts.Whole, Since = ["25"] },
    ]);
}
