using System.Collections.Immutable;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of Ruby; the reason is OpenSSL's.</summary>
internal static class RubyErrorTexts
{
    private const string Openssl = "Ruby ext/openssl/ossl_ssl.c; observed with Debian 11 to sid";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        .. OpenSslErrorTexts.Of("Ruby", Openssl, "OpenSSL::SSL::SSLError"),
        .. OpenSslErrorTexts.Of("Ruby", Openssl, "SSL_connect returned="),
    ];
}
