using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of clients that accept only a pinned key.</summary>
internal static class PinErrorTexts
{
    private const string Curl = "curl lib/vtls/vtls.c, CURLE_SSL_PINNEDPUBKEYNOTMATCH (90)";

    private const string OkHttp = "OkHttp CertificatePinner.kt";

    private const string Browsers = "Chromium net_error_list.h; Firefox security/nss PSM errors";

    private const string Android = "AOSP NetworkSecurityTrustManager.java";

    private const string Apple = "TrustKit and Alamofire ServerTrustEvaluation.swift";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        Text("curl", Curl, PinFailure, "public key does not match pinned public key"),
        Text("curl", Curl, PinFailure, "curl: (90)"),
        Text("curl", Curl, PinFailure, "pinnedpubkey", "does not match"),
        Text("OkHttp (Java, Android)", OkHttp, PinFailure, "Certificate pinning failure"),
        Text("Android", Android, PinFailure, "Pin verification failed"),
        Text("Chrome", Browsers, PinFailure, "ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN"),
        Text("Firefox", Browsers, PinFailure, "MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE"),
        Text("iOS or macOS app", Apple, PinFailure, "serverTrustEvaluationFailed", "pinn"),
    ];
}
