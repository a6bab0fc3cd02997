using Org.BouncyCastle.Math.EC.Rfc8032;

namespace TrustShift.Pki.Paths;

/// <summary>Ed25519 (RFC 8032), which .NET 10 does not have.</summary>
internal static class EdwardsSignature
{
    // RFC 8410 4: SEQUENCE { SEQUENCE { 1.3.101.112 }, BIT STRING } has one encoding.
    private static readonly byte[] Head = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];

    /// <summary>Whether the key made the signature.</summary>
    /// <param name="body">What is signed.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="spki">The DER SubjectPublicKeyInfo.</param>
    public static SignatureResult Verify(ReadOnlySpan<byte> body, byte[] signature, ReadOnlySpan<byte> spki)
    {
        if (!spki.StartsWith(Head) || spki.Length != Head.Length + Ed25519.PublicKeySize || signature.Length != Ed25519.SignatureSize)
            return SignatureResult.Invalid;
        return Ed25519.Verify(signature, 0, spki[Head.Length..].ToArray(), 0, body.ToArray(), 0, body.Length) ? SignatureResult.Valid : SignatureResult.Invalid;
    }
}
