using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of the TLS libraries of devices and of SDKs in C: mbedTLS, wolfSSL, BearSSL, Botan, the AWS Common Runtime.</summary>
internal static class EmbeddedErrorTexts
{
    private const string Mbed = "Mbed TLS x509_crt.c, mbedtls_x509_crt_verify_info; observed with 2.16 to 3.6";

    private const string Wolf = "wolfSSL wolfcrypt/error-crypt.h and ssl error.h; observed with 4.6 to 5.8";

    private const string Bear = "BearSSL inc/bearssl_x509.h; observed with 0.6";

    private const string Botan = "Botan cert_status.cpp; observed with 2.17 to 3";

    private const string Aws = "aws-c-io error.c: one text for every cause; observed with aws-crt 1.33";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        Text("Mbed TLS", Mbed, UntrustedOrMissing, "not correctly signed by the trusted CA"),
        Text("Mbed TLS", Mbed, Expired, "The certificate validity has expired"),
        Text("Mbed TLS", Mbed, NotYetValid, "certificate validity starts in the future"),
        Text("Mbed TLS", Mbed, NameMismatch, "Common Name (CN) does not match with the expected CN"),
        Text("Mbed TLS", Mbed, Unstated, "-0x2700"),
        Text("Mbed TLS", Mbed, Other, "X509 - "),
        Text("wolfSSL", Wolf, UntrustedOrMissing, "ASN no signer error"),
        Text("wolfSSL", Wolf, UntrustedOrMissing, "-188 "),
        Text("wolfSSL", Wolf, UntrustedAuthority, "ASN self-signed certificate error"),
        Text("wolfSSL", Wolf, NameMismatch, "peer subject name mismatch"),
        Text("wolfSSL", Wolf, NameMismatch, "DOMAIN_NAME_MISMATCH"),
        Text("wolfSSL", Wolf, Expired, "ASN date error", "after"),
        Text("wolfSSL", Wolf, NotYetValid, "ASN date error", "before"),
        Text("wolfSSL", Wolf, Other, "ASN sig error"),
        Text("wolfSSL", Wolf, Other, "ASN CA path length"),
        Text("wolfSSL", Wolf, Other, "Not a CA by basic constraint"),
        Text("wolfSSL", Wolf, Other, "Name Constraint error"),
        Text("wolfSSL", Wolf, Other, "Key Usage value error"),
        Text("wolfSSL", Wolf, Other, "Ext Key Use"),
        Text("wolfSSL", Wolf, Other, "Key Use digitalSignature"),
        Text("wolfSSL", Wolf, Other, "Maximum Chain Depth Exceeded"),
        Text("wolfSSL", Wolf, Other, "X.509 Critical extension"),
        Text("BearSSL", Bear, UntrustedOrMissing, "BR_ERR_X509_NOT_TRUSTED"),
        Text("BearSSL", Bear, UntrustedOrMissing, "BR_ERR 62"),
        Text("BearSSL", Bear, OutsideValidity, "BR_ERR_X509_EXPIRED"),
        Text("BearSSL", Bear, OutsideValidity, "BR_ERR 54"),
        Text("BearSSL", Bear, NameMismatch, "BR_ERR_X509_BAD_SERVER_NAME"),
        Text("BearSSL", Bear, NameMismatch, "BR_ERR 56"),
        Text("BearSSL", Bear, Other, "BR_ERR_X509_"),
        Text("BearSSL", Bear, Other, "BR_ERR 52"),
        Text("BearSSL", Bear, Other, "BR_ERR 55"),
        Text("BearSSL", Bear, Other, "BR_ERR 57"),
        Text("BearSSL", Bear, Other, "BR_ERR 58"),
        Text("BearSSL", Bear, Other, "BR_ERR 59"),
        Text("BearSSL", Bear, Other, "BR_ERR 60"),
        Text("BearSSL", Bear, Other, "BR_ERR 61"),
        Text("Botan", Botan, UntrustedOrMissing, "Certificate issuer not found"),
        Text("Botan", Botan, UntrustedOrMissing, "Cannot establish trust"),
        Text("Botan", Botan, Expired, "Certificate valid", "Certificate has expired"),
        Text("Botan", Botan, NotYetValid, "Certificate valid", "Certificate is not yet valid"),
        Text("Botan", Botan, NameMismatch, "Certificate does not match provided name"),
        Text("Botan", Botan, Other, "Certificate validation status"),
        Text("Botan", Botan, Other, "Certificate validation failure"),
        Text("AWS Common Runtime", Aws, Unstated, "AWS_IO_TLS_ERROR_NEGOTIATION_FAILURE"),
        Text("AWS Common Runtime", Aws, Unstated, "AWS_ERROR_HTTP", "TLS (SSL) negotiation failed"),
    ];
}
