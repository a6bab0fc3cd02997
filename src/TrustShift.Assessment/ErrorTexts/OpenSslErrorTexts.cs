using System.Collections.Immutable;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>
/// The reasons of OpenSSL (and LibreSSL, BoringSSL, AWS-LC), which many clients quote, and OpenSSL's own tools. "Self-signed" has its hyphen since
/// OpenSSL 3.
/// </summary>
internal static class OpenSslErrorTexts
{
    private const string Source = "OpenSSL crypto/x509/x509_txt.c, X509_verify_cert_error_string; observed with 0.9.8 to 3.6";

    private static readonly ImmutableArray<(string Reason, ErrorMeaning Meaning)> Reasons =
    [
        ("unable to get local issuer certificate", ErrorMeaning.UntrustedOrMissing),
        ("unable to get issuer certificate", ErrorMeaning.UntrustedOrMissing),
        ("unable to verify the first certificate", ErrorMeaning.MissingIntermediate),
        ("self signed certificate", ErrorMeaning.UntrustedAuthority),
        ("self-signed certificate", ErrorMeaning.UntrustedAuthority),
        ("certificate not trusted", ErrorMeaning.UntrustedOrMissing),
        ("certificate has expired", ErrorMeaning.Expired),
        ("certificate is not yet valid", ErrorMeaning.NotYetValid),
        ("Hostname mismatch", ErrorMeaning.NameMismatch),
        ("IP address mismatch", ErrorMeaning.NameMismatch),
        ("doesn't match '", ErrorMeaning.NameMismatch),
        ("doesn't match either of", ErrorMeaning.NameMismatch),
        ("does not match any of", ErrorMeaning.NameMismatch),
        ("no appropriate commonName or subjectAltName", ErrorMeaning.NameMismatch),
        ("subject name does not match", ErrorMeaning.NameMismatch),
        ("no alternative certificate subject name", ErrorMeaning.NameMismatch),
        ("does not match target host", ErrorMeaning.NameMismatch),
        ("does not match the server certificate", ErrorMeaning.NameMismatch),
        ("certificate signature failure", ErrorMeaning.Other),
        ("invalid CA certificate", ErrorMeaning.Other),
        ("invalid or inconsistent certificate extension", ErrorMeaning.Other),
        ("invalid non-CA certificate", ErrorMeaning.Other),
        ("certificate purpose", ErrorMeaning.Other),
        ("path length constraint exceeded", ErrorMeaning.Other),
        ("subtree violation", ErrorMeaning.Other),
        ("unhandled critical extension", ErrorMeaning.Other),
        ("unsupported name constraint", ErrorMeaning.Other),
        ("unsupported or invalid name constraint", ErrorMeaning.Other),
        ("unsupported or invalid name syntax", ErrorMeaning.Other),
        ("name constraint", ErrorMeaning.Other),
        ("certificate key too weak", ErrorMeaning.Other),
        ("certificate revoked", ErrorMeaning.Other),
        ("certificate chain too long", ErrorMeaning.Other),
        ("certificate rejected", ErrorMeaning.Other),
        ("md too weak", ErrorMeaning.Other),
        ("signature digest algorithm too weak", ErrorMeaning.Other),
        ("not marked critical", ErrorMeaning.Other),
        ("Missing Subject Key Identifier", ErrorMeaning.Other),
        ("Missing Authority Key Identifier", ErrorMeaning.Other),
        ("authority and subject key identifier mismatch", ErrorMeaning.Other),
        ("authority and issuer serial number mismatch", ErrorMeaning.Other),
        ("subject issuer mismatch", ErrorMeaning.Other),
        ("key usage does not include certificate signing", ErrorMeaning.Other),
        ("unable to decode issuer public key", ErrorMeaning.Other),
        ("Unspecified certificate verification error", ErrorMeaning.Unstated),
        ("unable to get certificate CRL", ErrorMeaning.Other),
        ("invalid padding", ErrorMeaning.Other),
        ("CA cert does not include key usage", ErrorMeaning.Other),
        ("path length", ErrorMeaning.Other),
    ];

    /// <summary>OpenSSL's own tools, and whatever quotes it without saying who it is.</summary>
    public static ImmutableArray<ErrorText> All { get; } =
    [
        .. Of("OpenSSL", Source, "Verif"),
        .. Of("OpenSSL", Source, "verify error:num="),
        .. Reasons.Where(static r => IsTelling(r.Reason)).Select(static r => new ErrorText("a client on OpenSSL", [r.Reason], r.Meaning, Source)),
        new ErrorText("a client on OpenSSL", ["certificate verify failed"], ErrorMeaning.Unstated, Source),
        new ErrorText("a client on OpenSSL", ["CERTIFICATE_VERIFY_FAILED"], ErrorMeaning.Unstated, Source),
    ];

    /// <summary>The texts of a client that quotes OpenSSL, told by its own words; without a reason it is unstated.</summary>
    public static ImmutableArray<ErrorText> Of(string client, string source, params ImmutableArray<string> marks) =>
    [
        .. Reasons.Select(r => new ErrorText(client, marks.Add(r.Reason), r.Meaning, source)),
        new ErrorText(client, marks.Add("certificate verify failed"), ErrorMeaning.Unstated, source),
    ];

    // Short words that mean nothing without a client beside them.
    private static bool IsTelling(string reason) => reason is not ("path length" or "name constraint" or "invalid padding" or "doesn't match '" or "does not match any of" or "certificate purpose" or "not marked critical");
}
