using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace TrustShift.Discovery.Stores.Java;

/// <summary>The encryption of a BCFKS store: PBES2 (RFC 8018) with PBKDF2 or scrypt, and AES in CCM or with padded key wrap (BcFKSKeyStoreSpi.java, <c>decryptData</c> and <c>generateKey</c>).</summary>
internal sealed class BcfksEncryption
{
    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string Scrypt = "1.3.6.1.4.1.11591.4.11";
    private const string HmacSha512 = "1.2.840.113549.2.11";
    private const string HmacSha3With512 = "2.16.840.1.101.3.4.2.16";
    private const string Aes256Ccm = "2.16.840.1.101.3.4.1.47";
    private const string Aes256WrapPad = "2.16.840.1.101.3.4.1.48";
    private const int KeyLength = 32;
    private const int DefaultTagLength = 12;

    // scrypt takes 128 bytes times both of memory.
    private const long MostScrypt = 64L * 1024 * 1024 / 128;

    private byte[] _salt = [];
    private int _keyLength = KeyLength;
    private int _iterations;
    private int _block;
    private int _parallel;
    private string _derivation = "";
    private string _function = "";
    private string _cipher = "";
    private byte[] _nonce = [];
    private int _tagLength = DefaultTagLength;
    private byte[] _encrypted = [];

    /// <summary>Why it cannot be decrypted by any password; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads <c>EncryptedObjectStoreData ::= SEQUENCE { AlgorithmIdentifier, OCTET STRING }</c>.</summary>
    /// <exception cref="AsnContentException">It is damaged.</exception>
    public static BcfksEncryption Read(AsnReader content)
    {
        var read = new BcfksEncryption();
        AsnReader algorithm = content.ReadSequence();
        string scheme = algorithm.ReadObjectIdentifier();
        read._encrypted = content.ReadOctetString();
        if (!string.Equals(scheme, Pbes2, StringComparison.Ordinal))
        {
            read.Problem = $"it is encrypted by an algorithm that is not supported ({scheme})";
            return read;
        }

        AsnReader parameters = algorithm.ReadSequence();
        read.ReadDerivation(parameters.ReadSequence());
        read.ReadCipher(parameters.ReadSequence());
        return read;
    }

    /// <summary>The content; null when the password is another.</summary>
    public byte[]? Decrypt(string password)
    {
        // "Key of the store" is password and purpose, each as PKCS#12 writes it.
        byte[] secret = [.. PbeParametersGenerator.Pkcs12PasswordToBytes(password.ToCharArray()), .. PbeParametersGenerator.Pkcs12PasswordToBytes("STORE_ENCRYPTION".ToCharArray())];
        byte[] key = Derive(secret);
        try
        {
            if (_cipher is Aes256WrapPad)
            {
                var wrap = new Rfc5649WrapEngine(new AesEngine());
                wrap.Init(forWrapping: false, new KeyParameter(key));
                return wrap.Unwrap(_encrypted, 0, _encrypted.Length);
            }

            using var ccm = new AesCcm(key);
            byte[] clear = new byte[_encrypted.Length - _tagLength];
            ccm.Decrypt(_nonce, _encrypted.AsSpan(..^_tagLength), _encrypted.AsSpan(^_tagLength..), clear);
            return clear;
        }
        catch (Exception e) when (e is CryptographicException or CryptoException)
        {
            return null;
        }
    }

    private byte[] Derive(byte[] secret)
    {
        if (_derivation is Scrypt)
            return SCrypt.Generate(secret, _salt, _iterations, _block, _parallel, _keyLength);
        if (_function is HmacSha512)
            return Rfc2898DeriveBytes.Pbkdf2(secret, _salt, _iterations, HashAlgorithmName.SHA512, _keyLength);
        var generator = new Pkcs5S2ParametersGenerator(new Sha3Digest(512));
        generator.Init(secret, _salt, _iterations);
        return ((KeyParameter)generator.GenerateDerivedMacParameters(_keyLength * 8)).GetKey();
    }

    private void ReadDerivation(AsnReader algorithm)
    {
        _derivation = algorithm.ReadObjectIdentifier();
        AsnReader parameters = algorithm.ReadSequence();
        _salt = parameters.ReadOctetString();
        _iterations = Number(parameters);
        if (_derivation is Scrypt)
            (_block, _parallel) = (Number(parameters), Number(parameters));
        if (parameters.HasData && parameters.PeekTag() == Asn1Tag.Integer)
            _keyLength = Number(parameters);
        // RFC 8018 A.2: the default is HMAC-SHA-1, which BouncyCastle never writes here.
        _function = parameters.HasData ? parameters.ReadSequence().ReadObjectIdentifier() : "HMAC-SHA-1";
        Problem = (_derivation, _function) switch
        {
            (Pbkdf2, HmacSha512 or HmacSha3With512) => _iterations <= 0 || _iterations > StorePasswords.MaxIterations ? TooCostly : null,
            // RFC 7914: N is a power of two; time goes with all three, memory with the first two.
            (Scrypt, _) => _iterations < 2 || (_iterations & (_iterations - 1)) != 0 || _block <= 0 || _parallel is <= 0 or > 16 || (long)_iterations * _block * _parallel > MostScrypt ? TooCostly : null,
            _ => $"its key is derived by an algorithm that is not supported ({_derivation}, {_function})",
        };
        if (_keyLength is not (16 or 24 or 32))
            Problem ??= $"its key has {_keyLength} bytes, which no AES has";
    }

    private const string TooCostly = "its encryption asks for more work to derive a key than is done";

    private void ReadCipher(AsnReader algorithm)
    {
        _cipher = algorithm.ReadObjectIdentifier();
        if (_cipher is not (Aes256Ccm or Aes256WrapPad))
            Problem ??= $"it is encrypted by an algorithm that is not supported ({_cipher})";
        if (_cipher is not Aes256Ccm)
            return;
        // CCMParameters ::= SEQUENCE { aes-nonce OCTET STRING, aes-ICVlen INTEGER DEFAULT 12 }, RFC 5084 3.1.
        AsnReader parameters = algorithm.ReadSequence();
        _nonce = parameters.ReadOctetString();
        if (parameters.HasData)
            _tagLength = Number(parameters);
        if (_nonce.Length is < 7 or > 13 || _tagLength is not (4 or 6 or 8 or 10 or 12 or 14 or 16) || _encrypted.Length <= _tagLength)
            Problem ??= "the parameters of its encryption are impossible";
    }

    private static int Number(AsnReader reader) => reader.TryReadInt32(out int value) ? value : throw new AsnContentException("number");
}
