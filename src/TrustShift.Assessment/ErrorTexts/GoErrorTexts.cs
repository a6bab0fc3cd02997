using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of Go: crypto/x509.</summary>
internal static class GoErrorTexts
{
    private const string X509 = "Go crypto/x509/verify.go; observed with Go 1.15 to 1.27";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        Text("Go", X509, UntrustedOrMissing, "x509: certificate signed by unknown authority"),
        Text("Go", X509, Expired, "x509: certificate has expired or is not yet valid", "is after"),
        Text("Go", X509, NotYetValid, "x509: certificate has expired or is not yet valid", "is before"),
        Text("Go", X509, OutsideValidity, "x509: certificate has expired or is not yet valid"),
        Text("Go", X509, NameMismatch, "x509: certificate is valid for"),
        Text("Go", X509, NameMismatch, "x509: certificate is not valid for any names"),
        Text("Go", X509, NameMismatch, "x509: cannot validate certificate for"),
        Text("Go", X509, NameMismatch, "x509: certificate relies on legacy Common Name"),
        Text("Go with the platform's verifier", X509, UntrustedOrMissing, "is not trusted", "x509:"),
        Text("Go", X509, Other, "tls: failed to verify certificate"),
        Text("Go", X509, Other, "x509: "),
    ];
}
