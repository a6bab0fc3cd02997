using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Messages;

/// <summary>
/// What a key that did not sign makes of a signature. OpenSSL's error queue, which some programs print, tells where the padding went wrong (crypto/rsa/rsa_pk1.c
/// RSA_padding_check_PKCS1_type_1): nearly always at the first byte, which should be zero.
/// </summary>
internal static class RsaOpening
{
    private const int MaxBits = 16_384;

    /// <summary>Whether the signature on <paramref name="certificate"/>, opened with the key of <paramref name="issuer"/>, fails at its first byte.</summary>
    public static bool FailsAtOnce(CertificateFacts certificate, CertificateFacts issuer)
    {
        if (issuer.Key is not { Algorithm: "RSA", Bits: > 0 and <= MaxBits } || issuer.SubjectPublicKeyInfo.IsEmpty || certificate.Der.IsEmpty
            || !certificate.SignatureAlgorithm.EndsWith("WithRSAEncryption", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            AsnReader outer = new AsnReader(certificate.Der, AsnEncodingRules.BER).ReadSequence();
            outer.ReadEncodedValue();
            outer.ReadEncodedValue();
            byte[] signature = outer.ReadBitString(out _);
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(issuer.SubjectPublicKeyInfo.Span, out _);
            RSAParameters key = rsa.ExportParameters(includePrivateParameters: false);
            if (signature.Length != key.Modulus!.Length)
                return false;
            var modulus = new BigInteger(key.Modulus, isUnsigned: true, isBigEndian: true);
            var opened = BigInteger.ModPow(new BigInteger(signature, isUnsigned: true, isBigEndian: true), new BigInteger(key.Exponent, isUnsigned: true, isBigEndian: true), modulus);
            return opened.GetByteCount(isUnsigned: true) == key.Modulus.Length;
        }
        catch (Exception error) when (error is AsnContentException or CryptographicException)
        {
            return false;
        }
    }
}
