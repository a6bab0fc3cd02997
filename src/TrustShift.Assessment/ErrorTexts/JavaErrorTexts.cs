using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of Java (SunJSSE and the PKIX validator) and of Android, which is Java with another validator.</summary>
internal static class JavaErrorTexts
{
    private const string Sun = "OpenJDK sun.security.provider.certpath and sun.security.validator; observed with JDK 8 to 27";

    private const string Distrust = "OpenJDK sun.security.validator, *TLSPolicy.java";

    private const string Names = "OpenJDK sun.security.util.HostnameChecker";

    private const string Android = "Conscrypt TrustManagerImpl.java";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        // The builder says the same for an unknown root and for a missing intermediate.
        Text("Java", Sun, UntrustedOrMissing, "unable to find valid certification path to requested target"),
        Text("Java", Distrust, UntrustedAuthority, "anchored by a distrusted legacy"),
        Text("Java", Sun, UntrustedOrMissing, "Path does not chain with any of the trust anchors"),
        Text("Java", Sun, UntrustedAuthority, "trustAnchors parameter must be non-empty"),
        Text("Java", Sun, UntrustedAuthority, "No trusted certificate found"),
        Text("Android", Android, UntrustedOrMissing, "Trust anchor for certification path not found"),
        Text("Java", Sun, Expired, "CertificateExpiredException"),
        Text("Java", Sun, Expired, "PKIX path validation failed", "timestamp check failed", "NotAfter"),
        Text("Java", Sun, NotYetValid, "CertificateNotYetValidException"),
        Text("Java", Sun, OutsideValidity, "PKIX path validation failed", "validity check failed"),
        Text("Java", Sun, OutsideValidity, "PKIX path validation failed", "timestamp check failed"),
        Text("Java", Names, NameMismatch, "No subject alternative DNS name matching"),
        Text("Java", Names, NameMismatch, "No name matching", "found"),
        Text("Java", Names, NameMismatch, "No subject alternative names"),
        Text("Java", Names, NameMismatch, "Certificate for <", "doesn't match any of the subject alternative names"),
        Text("Java", Names, NameMismatch, "Hostname", "not verified", "certificate"),
        Text("Java", Sun, Other, "PKIX path validation failed"),
        Text("Java", Sun, Other, "PKIX path building failed"),
        Text("Java", Sun, Other, "sun.security.validator.ValidatorException"),
        Text("Java", Sun, Other, "javax.net.ssl.SSLHandshakeException", "certificate"),
        Text("Java", Sun, Other, "java.security.cert.CertificateException"),
    ];
}
