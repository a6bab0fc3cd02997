using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Codes of the verifiers of Windows and of Apple.</summary>
internal static class PlatformErrorTexts
{
    private const string Windows = "Windows SDK winerror.h (names from general knowledge, unconfirmed here)";

    private const string Apple = "Apple Security framework SecureTransport.h, SecBase.h, NSURLError.h (unconfirmed here)";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        Text("Windows (Schannel)", Windows, UntrustedAuthority, "CERT_E_UNTRUSTEDROOT"),
        Text("Windows (Schannel)", Windows, UntrustedAuthority, "0x800B0109"),
        Text("Windows (Schannel)", Windows, UntrustedOrMissing, "CERT_E_CHAINING"),
        Text("Windows (Schannel)", Windows, UntrustedOrMissing, "0x800B010A"),
        Text("Windows (Schannel)", Windows, UntrustedAuthority, "SEC_E_UNTRUSTED_ROOT"),
        Text("Windows (Schannel)", Windows, UntrustedAuthority, "0x80090325"),
        Text("Windows (Schannel)", Windows, UntrustedOrMissing, "The certificate chain was issued by an authority that is not trusted"),
        Text("Windows (Schannel)", Windows, OutsideValidity, "CERT_E_EXPIRED"),
        Text("Windows (Schannel)", Windows, OutsideValidity, "0x800B0101"),
        Text("Windows (Schannel)", Windows, OutsideValidity, "SEC_E_CERT_EXPIRED"),
        Text("Windows (Schannel)", Windows, OutsideValidity, "0x80090328"),
        Text("Windows (Schannel)", Windows, NameMismatch, "CERT_E_CN_NO_MATCH"),
        Text("Windows (Schannel)", Windows, NameMismatch, "0x800B010F"),
        Text("Windows (Schannel)", Windows, NameMismatch, "SEC_E_WRONG_PRINCIPAL"),
        Text("Windows (Schannel)", Windows, NameMismatch, "0x80090322"),
        Text("Windows (Schannel)", Windows, Other, "TRUST_E_CERT_SIGNATURE"),
        Text("Windows (Schannel)", Windows, Other, "CRYPT_E_NO_REVOCATION_CHECK"),
        Text("Windows (Schannel)", Windows, Other, "0x80092012"),
        Text("macOS or iOS", Apple, UntrustedOrMissing, "errSSLUnknownRootCert"),
        Text("macOS or iOS", Apple, UntrustedOrMissing, "NSURLErrorServerCertificateHasUnknownRoot"),
        Text("macOS or iOS", Apple, UntrustedOrMissing, "NSURLErrorDomain", "-1203"),
        Text("macOS or iOS", Apple, Unstated, "NSURLErrorServerCertificateUntrusted"),
        Text("macOS or iOS", Apple, Unstated, "NSURLErrorDomain", "-1202"),
        Text("macOS or iOS", Apple, Unstated, "errSSLXCertChainInvalid"),
        Text("macOS or iOS", Apple, Unstated, "errSecNotTrusted"),
        Text("macOS or iOS", Apple, OutsideValidity, "NSURLErrorServerCertificateHasBadDate"),
        Text("macOS or iOS", Apple, OutsideValidity, "NSURLErrorDomain", "-1201"),
        Text("macOS or iOS", Apple, Expired, "errSSLCertExpired"),
    ];
}
