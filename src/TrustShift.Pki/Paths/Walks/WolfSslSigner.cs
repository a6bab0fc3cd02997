using System.Formats.Asn1;
using System.Security.Cryptography;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>One entry of wolfSSL's table of signers.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Path">From it to the anchor.</param>
/// <param name="Anchor">The store entry at the end.</param>
/// <param name="MayFollow">Authorities that may follow below; null where nothing limits.</param>
internal sealed record WolfSslSigner(CertificateFacts Certificate, IReadOnlyList<CertificateFacts> Path, TrustAnchor Anchor, int? MayFollow)
{
    /// <summary>The key by which the table finds it.</summary>
    public string? KeyIdentifier { get; } = KeyIdentifierOf(Certificate);

    /// <summary>
    /// The subject's key identifier, else the hash of the key: of RSA what the bit string holds, of other keys the whole
    /// SubjectPublicKeyInfo (wolfcrypt/src/asn.c StoreRsaKey, StoreEccKey). Null where neither is at hand.
    /// </summary>
    public static string? KeyIdentifierOf(CertificateFacts certificate)
    {
        if (certificate.SubjectKeyIdentifier is { } own)
            return own;
        if (certificate.SubjectPublicKeyInfo.IsEmpty)
            return null;
        ReadOnlySpan<byte> key = certificate.SubjectPublicKeyInfo.Span;
        if (certificate.Key.Algorithm is "RSA")
        {
            AsnReader info = new AsnReader(certificate.SubjectPublicKeyInfo, AsnEncodingRules.BER).ReadSequence();
            info.ReadEncodedValue();
            key = info.ReadBitString(out _);
        }

        // An identifier, not a protection.
#pragma warning disable CA5350
        return Convert.ToHexStringLower(SHA1.HashData(key));
#pragma warning restore CA5350
    }
}
