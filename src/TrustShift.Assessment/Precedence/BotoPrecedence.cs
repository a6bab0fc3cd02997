namespace TrustShift.Assessment.Precedence;

/// <summary>boto 2.</summary>
internal static class BotoPrecedence
{
    public const string Bundle = "boto.bundle";

    public static StorePrecedence Rules { get; } = new("boto", "boto 2",
    [
        new("boto.ca_certificates_file", "ca_certificates_file in boto.cfg", StoreEffect.Replaces, "only the file that it names is trusted (\"system\" means OpenSSL's default store)", "boto connection.py AWSAuthConnection; boto config tutorial") { Parts = StoreParts.Whole },
        new("boto.variables", "SSL_CERT_FILE, REQUESTS_CA_BUNDLE, AWS_CA_BUNDLE", StoreEffect.Ignored, "they are not read", "boto connection.py, https_connection.py"),
        new(Bundle, "(nothing set)", StoreEffect.Default, "the bundle that it brings, boto/cacerts/cacerts.txt", "boto connection.py DEFAULT_CA_CERTS_FILE") { Parts = StoreParts.Whole },
    ]);
}
