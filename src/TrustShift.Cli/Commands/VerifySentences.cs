using System.Collections.Immutable;
using TrustShift.Pki.Paths;

namespace TrustShift.Cli.Commands;

/// <summary>
/// What each family of clients prints itself, as it was observed when the real clients were driven (fresh texts may differ in a version's detail). Causes that were not
/// observed, and clients whose text tells no cause, have no entry.
/// </summary>
internal static class VerifySentences
{
    private const string OpenSslUnknown = "unable to get local issuer certificate";
    private const string Expired = "certificate has expired";
    private const string NotYet = "certificate is not yet valid";
    private const string GnuTlsUnknown = "The certificate is NOT trusted. The certificate issuer is unknown.";
    private const string PythonPrefix = "SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ";
    private const string JavaPath =
        "javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target";
    private const string JavaDates =
        "javax.net.ssl.SSLHandshakeException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed";
    private const string DotNetPrefix = "AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: ";
    private const string GoPrefix = "tls: failed to verify certificate: x509: ";
    private const string ErlangUnknown = "{tls_alert,{unknown_ca,\"... generated CLIENT ALERT: Fatal - Unknown CA\\n\"}}";
    private const string ErlangExpired = "{tls_alert,{certificate_expired,\"... generated CLIENT ALERT: Fatal - Certificate Expired\\n\"}}";

    // Family, then: no anchor, expired, not yet valid. Null where nothing telling was observed.
    private static readonly ImmutableArray<(string Family, string? NoAnchor, string? Expired, string? NotYetValid)> Texts =
    [
        ("openssl", "verify error:num=20:" + OpenSslUnknown, "verify error:num=10:" + Expired, "verify error:num=9:" + NotYet),
        ("libressl", "verify error:num=20:" + OpenSslUnknown, "verify error:num=10:" + Expired, "verify error:num=9:" + NotYet),
        ("curl", "curl: (60) SSL certificate problem: " + OpenSslUnknown, "curl: (60) SSL certificate problem: " + Expired, "curl: (60) SSL certificate problem: " + NotYet),
        ("node", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY: " + OpenSslUnknown, "CERT_HAS_EXPIRED: " + Expired, "CERT_NOT_YET_VALID: " + NotYet),
        ("bun", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY: " + OpenSslUnknown, "CERT_HAS_EXPIRED: " + Expired, "CERT_NOT_YET_VALID: " + NotYet),
        ("python", PythonPrefix + OpenSslUnknown, PythonPrefix + Expired, PythonPrefix + NotYet),
        ("requests", PythonPrefix + OpenSslUnknown, PythonPrefix + Expired, PythonPrefix + NotYet),
        ("ruby", Ruby(OpenSslUnknown), Ruby(Expired), Ruby(NotYet)),
        ("gnutls", GnuTlsUnknown, null, null),
        ("git", "server certificate verification failed. CAfile: STORE CRLfile: none", null, null),
        ("wget", "ERROR: The certificate of ‘HOST’ doesn't have a known issuer.", null, null),
        ("java", JavaPath, JavaDates, JavaDates),
        ("go", GoPrefix + "certificate signed by unknown authority", GoPrefix + "certificate has expired or is not yet valid", GoPrefix + "certificate has expired or is not yet valid"),
        ("dotnet", DotNetPrefix + "PartialChain", DotNetPrefix + "NotTimeValid", DotNetPrefix + "NotTimeValid"),
        ("erlang", ErlangUnknown, ErlangExpired, ErlangExpired),
        ("chromium", "net::ERR_CERT_AUTHORITY_INVALID", "net::ERR_CERT_DATE_INVALID", "net::ERR_CERT_DATE_INVALID"),
        ("firefox", "SEC_ERROR_UNKNOWN_ISSUER", "SEC_ERROR_EXPIRED_CERTIFICATE", "MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE"),
        ("nss", "SEC_ERROR_UNKNOWN_ISSUER: Peer's Certificate issuer is not recognized.", "SEC_ERROR_EXPIRED_CERTIFICATE: Peer's Certificate has expired.", null),
        ("deno", "invalid peer certificate: UnknownIssuer", "invalid peer certificate: certificate expired", "invalid peer certificate: certificate not valid yet"),
        ("botan", "Certificate validation failure: Certificate issuer not found", "Certificate validation failure: Certificate has expired", null),
        ("perl-iosocketssl", "SSL connect attempt failed error:0A000086:SSL routines::certificate verify failed", null, null),
        ("php", "SSL operation failed with code 1. OpenSSL Error messages: error:0A000086:SSL routines::certificate verify failed", null, null),
    ];

    /// <summary>What the client prints for a rejection; null when it does not reject, or when its text for the cause was not observed.</summary>
    /// <param name="client">Name of the client: family, with or without version and options.</param>
    /// <param name="result">The path builder's answer.</param>
    public static string? Of(string client, PathResult result)
    {
        if (result.Outcome != PathOutcome.Rejected || result.Candidates is not [{ Findings: [var cause, ..] } best, ..])
            return null;
        int end = client.IndexOfAny(['@', '+']);
        string family = end < 0 ? client : client[..end];
        foreach ((string name, string? noAnchor, string? expired, string? notYetValid) in Texts)
        {
            if (!name.Equals(family, StringComparison.OrdinalIgnoreCase))
                continue;
            return cause.Id switch
            {
                // A root that is sent and not trusted has texts of its own, which differ from version to version.
                PathFindingIds.NoAnchor when best.Certificates[^1].IsSelfIssued => null,
                PathFindingIds.NoAnchor when best.Certificates.Length == 1 && name is ("node" or "bun") => "UNABLE_TO_VERIFY_LEAF_SIGNATURE: unable to verify the first certificate",
                PathFindingIds.NoAnchor => noAnchor,
                PathFindingIds.Expired => expired,
                PathFindingIds.NotYetValid => notYetValid,
                _ => null,
            };
        }

        return null;
    }

    private static string Ruby(string cause) =>
        $"OpenSSL::SSL::SSLError: SSL_connect returned=1 errno=0 state=error: certificate verify failed ({cause})";
}
