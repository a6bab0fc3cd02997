using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>A key pair that signs certificates.</summary>
internal sealed class SigningKey
{
    private const string Edwards = "1.3.101.112";

    private static readonly byte[] Sha256Parameters = Convert.FromHexString("300D06096086480165030402010500");

    private readonly AsymmetricAlgorithm? _key;
    private readonly Ed25519PrivateKeyParameters? _edwards;

    public SigningKey(KeyKind kind)
    {
        if (kind == KeyKind.Ed25519)
        {
            _edwards = new Ed25519PrivateKeyParameters(new SecureRandom());
            PublicKeyInfo = SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(_edwards.GeneratePublicKey()).GetDerEncoded();
            // RFC 8410 7, without the public key: OpenSSL 3.0 reads no version 2.
            byte[] info = Der.Sequence(Der.Integer([0]), Der.Sequence(Der.Oid(Edwards)), Der.OctetString(Der.OctetString(_edwards.GetEncoded())));
            Pem = PemEncoding.WriteString("PRIVATE KEY", info) + "\n";
            return;
        }

        _key = kind switch
        {
            KeyKind.Rsa1024 => RSA.Create(1024),
            KeyKind.P256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            KeyKind.P384 => ECDsa.Create(ECCurve.NamedCurves.nistP384),
            _ => RSA.Create(2048),
        };
        PublicKeyInfo = _key.ExportSubjectPublicKeyInfo();
        Pem = _key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    /// <summary>SubjectPublicKeyInfo, DER.</summary>
    public byte[] PublicKeyInfo { get; }

    /// <summary>The private key, PKCS#8.</summary>
    public string Pem { get; }

    /// <summary>The signature of the bytes.</summary>
    public byte[] Sign(byte[] bytes, SignatureScheme scheme)
    {
        if (_edwards is not null)
        {
            var signer = new Ed25519Signer();
            signer.Init(forSigning: true, _edwards);
            signer.BlockUpdate(bytes, 0, bytes.Length);
            return signer.GenerateSignature();
        }

        return _key is RSA rsa
            ? rsa.SignData(bytes, HashOf(scheme), scheme == SignatureScheme.Pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
            : ((ECDsa)_key!).SignData(bytes, HashOf(scheme), DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>AlgorithmIdentifier of such a signature, DER (RFC 4055, RFC 5758, RFC 8410).</summary>
    public byte[] AlgorithmOf(SignatureScheme scheme)
    {
        if (_edwards is not null)
            return Der.Sequence(Der.Oid(Edwards));
        if (_key is ECDsa)
        {
            return Der.Sequence(Der.Oid(scheme switch
            {
                SignatureScheme.Sha1 => "1.2.840.10045.4.1",
                SignatureScheme.Sha384 => "1.2.840.10045.4.3.3",
                SignatureScheme.Sha512 => "1.2.840.10045.4.3.4",
                _ => "1.2.840.10045.4.3.2",
            }));
        }

        if (scheme == SignatureScheme.Pss)
        {
            byte[] mask = Der.Sequence(Der.Oid("1.2.840.113549.1.1.8"), Sha256Parameters);
            return Der.Sequence(Der.Oid("1.2.840.113549.1.1.10"), Der.Sequence(Der.Tagged(0, Sha256Parameters), Der.Tagged(1, mask), Der.Tagged(2, Der.Integer([32]))));
        }

        return Der.Sequence(
            Der.Oid(scheme switch
            {
                SignatureScheme.Md5 => "1.2.840.113549.1.1.4",
                SignatureScheme.Sha1 => "1.2.840.113549.1.1.5",
                SignatureScheme.Sha384 => "1.2.840.113549.1.1.12",
                SignatureScheme.Sha512 => "1.2.840.113549.1.1.13",
                _ => "1.2.840.113549.1.1.11",
            }),
            Der.Null);
    }

    private HashAlgorithmName HashOf(SignatureScheme scheme) => scheme switch
    {
        SignatureScheme.Sha1 => HashAlgorithmName.SHA1,
        SignatureScheme.Md5 when _key is RSA => HashAlgorithmName.MD5,
        SignatureScheme.Sha384 => HashAlgorithmName.SHA384,
        SignatureScheme.Sha512 => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };
}
