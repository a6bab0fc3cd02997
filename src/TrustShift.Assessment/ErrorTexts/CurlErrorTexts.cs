using System.Collections.Immutable;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of curl and git with OpenSSL; the reason is OpenSSL's.</summary>
internal static class CurlErrorTexts
{
    private const string Curl = "curl lib/vtls/openssl.c; observed with Debian 11 to sid";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        .. OpenSslErrorTexts.Of("git", Curl, "fatal: unable to access", "SSL"),
        .. OpenSslErrorTexts.Of("curl", Curl, "curl: (60)"),
        .. OpenSslErrorTexts.Of("curl", Curl, "curl: (35)", "certificate"),
        .. OpenSslErrorTexts.Of("curl", Curl, "SSL certificate problem"),
        .. OpenSslErrorTexts.Of("curl", Curl, "SSL certificate OpenSSL verify result"),
        .. OpenSslErrorTexts.Of("curl", Curl, "cURL error 60"),
        ErrorTextTables.Text("curl", Curl, ErrorMeaning.NameMismatch, "no alternative certificate subject name matches target"),
        ErrorTextTables.Text("curl", Curl, ErrorMeaning.NameMismatch, "SSL: unable to obtain common name from peer certificate"),
    ];
}
