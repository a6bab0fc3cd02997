using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Security.Cryptography;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>
/// Answers whether the key of one certificate signed another. A statement (<see cref="CertificateFacts.SignedBy"/>) is believed, else
/// the bytes are verified. Answers are remembered per pair of certificate and key, the latest ones, so that hostile input does not fill the
/// memory. One instance serves one search or many, on any number of threads: what it remembers never changes an answer.
/// </summary>
/// <param name="capacity">Answers that are remembered at least, and at most twice as many.</param>
public sealed class SignatureVerifier(int capacity = 4096)
{
    // OpenSSL refuses to verify with larger keys (OPENSSL_RSA_MAX_MODULUS_BITS), and hostile ones cost time.
    private const int MaxRsaBits = 16_384;

    private readonly Lock _turn = new();
    private ConcurrentDictionary<(Sha256Hash Certificate, Sha256Hash Key), SignatureResult> _recent = new();
    private ConcurrentDictionary<(Sha256Hash Certificate, Sha256Hash Key), SignatureResult> _older = new();
    private int _recentCount;
    private long _verified;

    /// <summary>How many signatures were really verified so far.</summary>
    public long Verified => Interlocked.Read(ref _verified);

    /// <summary>Whether the key of <paramref name="issuer"/> signed <paramref name="certificate"/>. Names are not looked at.</summary>
    public SignatureResult Verify(CertificateFacts certificate, CertificateFacts issuer)
    {
        if (certificate.SignedBy is { } signer)
            return signer == issuer.SpkiSha256 ? SignatureResult.Valid : SignatureResult.Invalid;
        if (certificate.Der.IsEmpty || issuer.SubjectPublicKeyInfo.IsEmpty)
            return SignatureResult.Undecidable;
        (Sha256Hash, Sha256Hash) pair = (certificate.Sha256, issuer.SpkiSha256);
        if (_recent.TryGetValue(pair, out SignatureResult result))
            return result;
        if (!_older.TryGetValue(pair, out result))
        {
            result = VerifyBytes(certificate.Der, issuer.SubjectPublicKeyInfo, issuer.Key);
            Interlocked.Increment(ref _verified);
        }

        if (_recent.TryAdd(pair, result) && Interlocked.Increment(ref _recentCount) >= capacity)
            Forget();
        return result;
    }

    /// <summary>Two generations: what was not asked for since the last turn is gone after the next.</summary>
    private void Forget()
    {
        lock (_turn)
        {
            if (_recentCount < capacity)
                return;
            _older = _recent;
            _recent = new();
            _recentCount = 0;
        }
    }

    private static SignatureResult VerifyBytes(ReadOnlyMemory<byte> der, ReadOnlyMemory<byte> spki, PublicKeyInfo key)
    {
        try
        {
            // Bytes that only BER allows are verified as they stand.
            AsnReader outer = new AsnReader(der, AsnEncodingRules.BER).ReadSequence();
            ReadOnlyMemory<byte> body = outer.ReadEncodedValue();
            ReadOnlyMemory<byte> algorithm = outer.ReadEncodedValue();
            byte[] signature = outer.ReadBitString(out int unusedBits);
            if (unusedBits != 0 || !InnerAlgorithm(body).Span.SequenceEqual(algorithm.Span))
                return SignatureResult.Invalid;
            return VerifyBytes(body.Span, new AsnReader(algorithm, AsnEncodingRules.BER).ReadSequence(), signature, spki.Span, key);
        }
        catch (AsnContentException)
        {
            return SignatureResult.Undecidable;
        }
        catch (CryptographicException)
        {
            // A key or a hash that this platform refuses (an odd curve, SHA-1 under a strict crypto policy).
            return SignatureResult.Undecidable;
        }
    }

    /// <summary>RFC 5280 4.1.1.2: the algorithm stands a second time inside the signed part, and must be the same.</summary>
    private static ReadOnlyMemory<byte> InnerAlgorithm(ReadOnlyMemory<byte> body)
    {
        AsnReader fields = new AsnReader(body, AsnEncodingRules.BER).ReadSequence();
        if (fields.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 0)))
            fields.ReadEncodedValue();
        fields.ReadEncodedValue();
        return fields.ReadEncodedValue();
    }

    private static SignatureResult VerifyBytes(ReadOnlySpan<byte> body, AsnReader algorithm, byte[] signature, ReadOnlySpan<byte> spki, PublicKeyInfo key)
    {
        string name = SignatureAlgorithms.NameOf(algorithm.ReadObjectIdentifier());
        if (string.Equals(name, SignatureAlgorithms.Pss, StringComparison.Ordinal))
        {
            return PssHash(algorithm) is { } hash
                ? VerifyRsa(body, signature, hash, RSASignaturePadding.Pss, spki, key)
                : SignatureResult.Undecidable;
        }

        return name switch
        {
            "md5WithRSAEncryption" => VerifyRsa(body, signature, HashAlgorithmName.MD5, RSASignaturePadding.Pkcs1, spki, key),
            "sha1WithRSAEncryption" or "sha1WithRSA" => VerifyRsa(body, signature, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1, spki, key),
            "sha256WithRSAEncryption" => VerifyRsa(body, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, spki, key),
            "sha384WithRSAEncryption" => VerifyRsa(body, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1, spki, key),
            "sha512WithRSAEncryption" => VerifyRsa(body, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1, spki, key),
            "ecdsa-with-SHA1" => VerifyEcdsa(body, signature, HashAlgorithmName.SHA1, spki, key),
            "ecdsa-with-SHA256" => VerifyEcdsa(body, signature, HashAlgorithmName.SHA256, spki, key),
            "ecdsa-with-SHA384" => VerifyEcdsa(body, signature, HashAlgorithmName.SHA384, spki, key),
            "ecdsa-with-SHA512" => VerifyEcdsa(body, signature, HashAlgorithmName.SHA512, spki, key),
            "ED25519" => key.Algorithm is "Ed25519" && !algorithm.HasData ? EdwardsSignature.Verify(body, signature, spki) : SignatureResult.Invalid,
            // SHA-224, Ed448, DSA, MD2: not in the box, and refused by many.
            _ => SignatureResult.Undecidable,
        };
    }

    private static SignatureResult VerifyRsa(
        ReadOnlySpan<byte> body, byte[] signature, HashAlgorithmName hash, RSASignaturePadding padding, ReadOnlySpan<byte> spki, PublicKeyInfo key)
    {
        if (!string.Equals(key.Algorithm, "RSA", StringComparison.Ordinal))
            return SignatureResult.Invalid;
        if (key.Bits > MaxRsaBits)
            return SignatureResult.Undecidable;
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(spki, out _);
        return rsa.VerifyData(body, signature, hash, padding) ? SignatureResult.Valid : SignatureResult.Invalid;
    }

    private static SignatureResult VerifyEcdsa(ReadOnlySpan<byte> body, byte[] signature, HashAlgorithmName hash, ReadOnlySpan<byte> spki, PublicKeyInfo key)
    {
        if (!string.Equals(key.Algorithm, "EC", StringComparison.Ordinal))
            return SignatureResult.Invalid;
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(spki, out _);
        return ecdsa.VerifyData(body, signature, hash, DSASignatureFormat.Rfc3279DerSequence) ? SignatureResult.Valid : SignatureResult.Invalid;
    }

    /// <summary>
    /// The hash of RSASSA-PSS parameters (RFC 4055 3.1), when mask and salt follow it as everywhere in practice: the framework verifies
    /// nothing else. Null for any other parameters.
    /// </summary>
    private static HashAlgorithmName? PssHash(AsnReader algorithm)
    {
        AsnReader parameters = algorithm.ReadSequence();
        string? hashOid = null, maskOid = null;
        int salt = 20;
        while (parameters.HasData)
        {
            Asn1Tag tag = parameters.PeekTag();
            AsnReader value = parameters.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, tag.TagValue, isConstructed: true));
            switch (tag.TagValue)
            {
                case 0:
                    hashOid = value.ReadSequence().ReadObjectIdentifier();
                    break;
                case 1:
                    AsnReader mask = value.ReadSequence();
                    mask.ReadObjectIdentifier();
                    maskOid = mask.ReadSequence().ReadObjectIdentifier();
                    break;
                case 2 when value.TryReadInt32(out salt):
                    break;
                default:
                    return null;
            }
        }

        return (hashOid, salt) switch
        {
            _ when !string.Equals(hashOid, maskOid, StringComparison.Ordinal) => null,
            ("2.16.840.1.101.3.4.2.1", 32) => HashAlgorithmName.SHA256,
            ("2.16.840.1.101.3.4.2.2", 48) => HashAlgorithmName.SHA384,
            ("2.16.840.1.101.3.4.2.3", 64) => HashAlgorithmName.SHA512,
            _ => null,
        };
    }
}
