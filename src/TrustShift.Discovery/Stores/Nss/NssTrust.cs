using System.Security.Cryptography;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Stores.Nss;

/// <summary>A trust object: which certificate is meant, by its SHA-1 or its issuer and serial number, and what for (lib/util/pkcs11n.h, CKA_TRUST_SERVER_AUTH).</summary>
/// <param name="Hash">SHA-1 of the certificate, or empty.</param>
/// <param name="Issuer">DER of the issuer.</param>
/// <param name="Serial">DER of the serial number.</param>
/// <param name="Server">What it is as a TLS server's authority; null when nothing is said.</param>
internal sealed record NssTrust(ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte> Issuer, ReadOnlyMemory<byte> Serial, uint? Server)
{
    private const uint TrustedDelegator = 0xCE534352;
    private const uint NotTrusted = 0xCE53435A;
    private const int HashLength = 20;

    /// <summary>Whether it makes an anchor for TLS servers.</summary>
    public bool IsAnchor => Server == TrustedDelegator;

    /// <summary>Whether it refuses the certificate.</summary>
    public bool IsRefused => Server == NotTrusted;

    /// <summary>What it is looked up by.</summary>
    public string Key => Hash.Length == HashLength ? Convert.ToHexString(Hash.Span) : KeyOf(Issuer, Serial.Length > 2 ? Convert.ToHexStringLower(Serial.Span[2..]).TrimStart('0') : "");

    /// <summary>The key of a trust object that names the certificate by its hash.</summary>
    public static string KeyOf(CertificateFacts certificate)
    {
#pragma warning disable CA5350 // NSS's choice.
        return Convert.ToHexString(SHA1.HashData(certificate.Der.Span));
#pragma warning restore CA5350
    }

    /// <summary>The key of one that names it by issuer and serial number.</summary>
    public static string KeyOfName(CertificateFacts certificate) => KeyOf(certificate.Issuer.Der, certificate.SerialNumber.TrimStart('0'));

    private static string KeyOf(ReadOnlyMemory<byte> issuer, string serial) => $"{Convert.ToHexString(issuer.Span)}:{serial}";
}
