namespace TrustShift.Assessment.Precedence;

/// <summary>Deno.</summary>
internal static class DenoPrecedence
{
    public static StorePrecedence Rules { get; } = new("deno", "Deno",
    [
        new("deno.code", "caCerts of a client or connection", StoreEffect.Adds, "what the program gave is trusted beside the rest", "docs.deno.com, Deno.createHttpClient, Deno.connectTls"),
        new("deno.DENO_CERT", "DENO_CERT, --cert", StoreEffect.Adds, "the file that it names is trusted beside the rest", "docs.deno.com, environment variables"),
        new("deno.NODE_EXTRA_CA_CERTS", "NODE_EXTRA_CA_CERTS", StoreEffect.Adds, "the file that it names is trusted beside the rest", "docs.deno.com, environment variables"),
        new("deno.DENO_TLS_CA_STORE", "DENO_TLS_CA_STORE", StoreEffect.Replaces, "the stores that it lists, mozilla (compiled in) and system, in place of mozilla alone", "docs.deno.com, environment variables") { Parts = StoreParts.Whole, Form = SettingForm.Choice },
        new("deno.built-in", "(nothing set)", StoreEffect.Default, "webpki-roots, compiled in", "denoland/deno ext/tls/lib.rs") { Parts = StoreParts.Whole },
    ]);
}
