using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of GnuTLS and of what Debian builds on it: wget, git, curl-gnutls.</summary>
internal static class GnuTlsErrorTexts
{
    private const string Gnutls = "GnuTLS lib/x509/common.c, gnutls_certificate_verification_status_print; observed with 3.7 to 3.8";

    private const string Wget = "wget src/gnutls.c; observed with wget 1.21";

    private const string Curl = "curl lib/vtls/gtls.c; observed with Debian 11 to sid";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        Text("wget", Wget, UntrustedOrMissing, "doesn't have a known issuer"),
        Text("wget", Wget, UntrustedOrMissing, "hasn't got a known issuer"),
        Text("wget", Wget, Expired, "The certificate of", "has expired"),
        Text("wget", Wget, Expired, "The certificate has expired"),
        Text("wget", Wget, NotYetValid, "not yet activated"),
        Text("wget", Wget, NotYetValid, "not yet been activated"),
        Text("wget", Wget, NameMismatch, "certificate's owner does not match hostname"),
        Text("wget", Wget, NameMismatch, "common name", "doesn’t match requested host name"),
        Text("wget", Wget, Other, "The certificate signer of", "was not a CA"),
        Text("wget", Wget, Other, "insecure algorithm", "ERROR: The certificate of"),
        Text("wget", Wget, Other, "has been revoked", "ERROR: The certificate of"),
        Text("wget", Wget, Unstated, "ERROR: The certificate of", "is not trusted"),
        Text("GnuTLS", Gnutls, UntrustedOrMissing, "The certificate is NOT trusted", "issuer is unknown"),
        Text("GnuTLS", Gnutls, Expired, "The certificate is NOT trusted", "expired certificate"),
        Text("GnuTLS", Gnutls, NotYetValid, "The certificate is NOT trusted", "not yet valid"),
        Text("GnuTLS", Gnutls, NameMismatch, "The certificate is NOT trusted", "does not match the expected"),
        Text("GnuTLS", Gnutls, Other, "The certificate is NOT trusted"),
        // libcurl with GnuTLS, and git on it: the older text gives no reason at all.
        Text("curl or git (GnuTLS)", Curl, UntrustedOrMissing, "SSL certificate verification failed", "signer not trusted"),
        Text("curl or git (GnuTLS)", Curl, Expired, "SSL certificate verification failed", "has expired"),
        Text("curl or git (GnuTLS)", Curl, NotYetValid, "SSL certificate verification failed", "not yet activated"),
        Text("curl or git (GnuTLS)", Curl, Unstated, "SSL certificate verification failed", "no details available"),
        Text("curl or git (GnuTLS)", Curl, Other, "SSL certificate verification failed", "CAfile"),
        Text("curl or git (GnuTLS)", Curl, Unstated, "server certificate verification failed", "CAfile"),
        Text("curl or git (GnuTLS)", Curl, NameMismatch, "SSL: certificate subject name", "does not match target host"),
        Text("curl or git (GnuTLS)", Curl, Other, "gnutls_handshake() failed", "certificate"),
    ];
}
