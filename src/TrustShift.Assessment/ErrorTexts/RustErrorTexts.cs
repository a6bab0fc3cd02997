using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of rustls and webpki: Rust programs, Deno, curl with rustls.</summary>
internal static class RustErrorTexts
{
    private const string Rustls = "rustls error.rs, CertificateError; observed with Deno 2.9";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        Text("rustls (Rust, Deno)", Rustls, UntrustedOrMissing, "invalid peer certificate", "UnknownIssuer"),
        Text("rustls (Rust, Deno)", Rustls, Expired, "invalid peer certificate", "expired"),
        Text("rustls (Rust, Deno)", Rustls, NotYetValid, "invalid peer certificate", "not valid yet"),
        Text("rustls (Rust, Deno)", Rustls, NameMismatch, "invalid peer certificate", "not valid for name"),
        Text("rustls (Rust, Deno)", Rustls, NameMismatch, "invalid peer certificate", "NotValidForName"),
        Text("rustls (Rust, Deno)", Rustls, Other, "invalid peer certificate"),
    ];
}
