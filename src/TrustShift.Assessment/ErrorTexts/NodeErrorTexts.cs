using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Codes of Node.js (and Bun), which names the errors of OpenSSL.</summary>
internal static class NodeErrorTexts
{
    private const string Codes = "Node.js src/crypto/crypto_common.cc, X509ErrorCode; observed with Node 0.10 to 26 and Bun 1.4";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        // UNABLE_TO_GET_ISSUER_CERT also stands for UNABLE_TO_GET_ISSUER_CERT_LOCALLY. The leaf alone was sent when its signature cannot be verified.
        Text("Node.js", Codes, UntrustedAuthority, "SELF_SIGNED_CERT_IN_CHAIN"),
        Text("Node.js", Codes, UntrustedAuthority, "DEPTH_ZERO_SELF_SIGNED_CERT"),
        Text("Node.js", Codes, UntrustedOrMissing, "UNABLE_TO_GET_ISSUER_CERT"),
        Text("Node.js", Codes, UntrustedOrMissing, "CERT_UNTRUSTED"),
        Text("Node.js", Codes, MissingIntermediate, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
        Text("Node.js", Codes, Expired, "CERT_HAS_EXPIRED"),
        Text("Node.js", Codes, NotYetValid, "CERT_NOT_YET_VALID"),
        Text("Node.js", Codes, NameMismatch, "ERR_TLS_CERT_ALTNAME_INVALID"),
        Text("Node.js", Codes, NameMismatch, "Hostname/IP does not match certificate's altnames"),
        Text("Node.js", Codes, NameMismatch, "Hostname/IP doesn't match certificate's altnames"),
        Text("Node.js", Codes, Other, "CERT_SIGNATURE_FAILURE"),
        Text("Node.js", Codes, Other, "CERT_CHAIN_TOO_LONG"),
        Text("Node.js", Codes, Other, "CERT_REVOKED"),
        Text("Node.js", Codes, Other, "CERT_REJECTED"),
        Text("Node.js", Codes, Other, "INVALID_CA"),
        Text("Node.js", Codes, Other, "INVALID_PURPOSE"),
        Text("Node.js", Codes, Other, "PATH_LENGTH_EXCEEDED"),
        Text("Node.js", Codes, Other, "UNSPECIFIED: "),
        Text("Node.js", Codes, Other, "ERROR_IN_CERT_NOT_"),
        Text("Node.js", Codes, Unstated, "CERT_VERIFY_FAILED"),
    ];
}
