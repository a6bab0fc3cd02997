namespace TrustShift.Assessment.Precedence;

/// <summary>boto 2.</summary>
internal static class BotoPrecedence
{
    public const string Bundle = "boto.bundle", Default = "boto.default";

    public static StorePrecedence Rules { get; } = new("boto", "boto 2",
    [
        new("boto.ca_certificates_file", "ca_certificates_file in boto.cfg", StoreEffect.Replaces, "only the file that it names is trusted (\"system\" means Python's default store), where boto checks by itself: with https_validate_certificates = True, or validate_certs=True in code", "boto connection.py AWSAuthConnection; boto config tutorial") { Parts = StoreParts.Whole },
        new(Bundle, "https_validate_certificates = True in boto.cfg", StoreEffect.Replaces, "the bundle that it brings, boto/cacerts/cacerts.txt; connections other than to S3 do so without being told", "boto connection.py DEFAULT_CA_CERTS_FILE, AWSQueryConnection") { Parts = StoreParts.Whole },
        new(Default, "(nothing set), to S3", StoreEffect.Default, "S3Connection asks for no check of boto's own, so that Python's http.client checks by its default store, with SSL_CERT_FILE and SSL_CERT_DIR; before Python 2.7.9 nothing is checked", "boto s3/connection.py validate_certs=None; CPython 2.7.9 release notes, PEP 476") { Parts = StoreParts.Whole },
        new("boto.variables", "REQUESTS_CA_BUNDLE, AWS_CA_BUNDLE", StoreEffect.Ignored, "they are not read", "boto connection.py, https_connection.py"),
    ]);
}
