using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of browsers, and of NSS which prints the same names as Firefox.</summary>
internal static class BrowserErrorTexts
{
    private const string Chromium = "Chromium net/base/net_error_list.h; observed with Chromium 156";

    private const string Firefox = "Firefox mozilla::pkix Result.h and NSS secerr.h; observed with Firefox 153";

    private const string Nss = "NSS SECerrs.h; observed with NSS 3.61 to 3.132";

    private const string Legacy = "Internet Explorer error pages (unconfirmed)";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        Text("Chrome", Chromium, UntrustedOrMissing, "ERR_CERT_AUTHORITY_INVALID"),
        Text("Chrome", Chromium, UntrustedAuthority, "ERR_CERT_SYMANTEC_LEGACY"),
        Text("Chrome", Chromium, OutsideValidity, "ERR_CERT_DATE_INVALID"),
        Text("Chrome", Chromium, NameMismatch, "ERR_CERT_COMMON_NAME_INVALID"),
        Text("Chrome", Chromium, Other, "ERR_CERT_"),
        Text("Chrome", Chromium, Other, "ERR_CERTIFICATE_TRANSPARENCY_REQUIRED"),
        Text("Chrome", Chromium, Other, "ERR_SSL_KEY_USAGE_INCOMPATIBLE"),
        Text("Firefox or NSS", Firefox, UntrustedOrMissing, "SEC_ERROR_UNKNOWN_ISSUER"),
        Text("Firefox or NSS", Nss, UntrustedAuthority, "SEC_ERROR_UNTRUSTED_ISSUER"),
        Text("Firefox or NSS", Nss, UntrustedAuthority, "SEC_ERROR_UNTRUSTED_CERT"),
        Text("Firefox", Firefox, UntrustedAuthority, "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT"),
        Text("Firefox", Firefox, UntrustedAuthority, "MOZILLA_PKIX_ERROR_ADDITIONAL_POLICY_CONSTRAINT_FAILED"),
        Text("Firefox", Firefox, UntrustedAuthority, "MOZILLA_PKIX_ERROR_MITM_DETECTED"),
        Text("Firefox or NSS", Firefox, Expired, "SEC_ERROR_EXPIRED_CERTIFICATE"),
        Text("Firefox or NSS", Firefox, Expired, "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE"),
        Text("Firefox", Firefox, NotYetValid, "MOZILLA_PKIX_ERROR_NOT_YET_VALID"),
        Text("Firefox or NSS", Firefox, NameMismatch, "SSL_ERROR_BAD_CERT_DOMAIN"),
        Text("Firefox", Firefox, Other, "MOZILLA_PKIX_ERROR_"),
        Text("Firefox or NSS", Firefox, Other, "SEC_ERROR_"),
        Text("Firefox or NSS", Firefox, Other, "SSL_ERROR_BAD_CERT"),
        Text("NSS", Nss, UntrustedOrMissing, "ERROR -8179"),
        Text("NSS", Nss, UntrustedAuthority, "ERROR -8172"),
        Text("NSS", Nss, UntrustedAuthority, "ERROR -8171"),
        Text("NSS", Nss, Expired, "ERROR -8181"),
        Text("NSS", Nss, Expired, "ERROR -8162"),
        Text("NSS", Nss, NameMismatch, "ERROR -12276"),
        Text("NSS", Nss, UntrustedOrMissing, "Peer's Certificate issuer is not recognized"),
        Text("NSS", Nss, Other, "PROBLEM WITH THE CERT CHAIN"),
        Text("Internet Explorer or Edge Legacy", Legacy, UntrustedAuthority, "DLG_FLAGS_INVALID_CA"),
    ];
}
