using System.Collections.Immutable;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of Python: the AWS SDK and requests by their own words, the rest by those of the ssl module; the reason is OpenSSL's.</summary>
internal static class PythonErrorTexts
{
    private const string Botocore = "botocore exceptions.py, SSLError; observed with Debian 13";

    private const string Requests = "requests and urllib3 exceptions; observed with Debian 11 to sid";

    private const string Ssl = "CPython Modules/_ssl.c; observed with Python 2.7 to 3.14";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        .. OpenSslErrorTexts.Of("botocore (AWS SDK for Python, AWS CLI)", Botocore, "SSL validation failed for"),
        .. OpenSslErrorTexts.Of("Python requests", Requests, "HTTPSConnectionPool"),
        .. OpenSslErrorTexts.Of("Python requests", Requests, "Max retries exceeded with url", "SSL"),
        .. OpenSslErrorTexts.Of("Python urllib", Ssl, "<urlopen error"),
        .. OpenSslErrorTexts.Of("Python", Ssl, "CERTIFICATE_VERIFY_FAILED"),
        .. OpenSslErrorTexts.Of("Python", Ssl, "SSLCertVerificationError"),
        .. OpenSslErrorTexts.Of("Python", Ssl, "CertificateError"),
    ];
}
