using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;

namespace TrustShift.Discovery.Stores.Java;

/// <summary>What the password does in BKS and UBER: keys by the derivation of PKCS#12 (RFC 7292 appendix B) with SHA-1.</summary>
internal static class BouncyCastlePbe
{
    private const int MacLength = 20;

    /// <summary>Whether the checksum at the end of a BKS store is the one of this password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="header">Version, salt and rounds.</param>
    /// <param name="entries">The entries, with the 0 that ends them.</param>
    /// <param name="mac">The checksum.</param>
    public static bool IsMac(string password, BouncyCastleHeader header, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> mac)
    {
        Pkcs12ParametersGenerator generator = GeneratorOf(password, header);
        // BcKeyStoreSpi.engineLoad: before version 2 the key has as many bits as it should have bytes.
        var hmac = new HMac(new Sha1Digest());
        hmac.Init(generator.GenerateDerivedMacParameters(header.Version == 2 ? MacLength * 8 : MacLength));
        hmac.BlockUpdate(entries);
        Span<byte> made = stackalloc byte[MacLength];
        hmac.DoFinal(made);
        return mac.SequenceEqual(made);
    }

    /// <summary>The entries of an UBER store with their hash behind them (PBEWithSHAAndTwofish-CBC); null when the password is another.</summary>
    public static byte[]? Decrypt(string password, BouncyCastleHeader header, ReadOnlyMemory<byte> encrypted)
    {
        var cipher = new PaddedBufferedBlockCipher(new CbcBlockCipher(new TwofishEngine()));
        cipher.Init(forEncryption: false, GeneratorOf(password, header).GenerateDerivedParameters("Twofish", keySize: 256, ivSize: 128));
        try
        {
            byte[] plain = cipher.DoFinal(encrypted.ToArray());
#pragma warning disable CA5350 // BouncyCastle's choice: BcKeyStoreSpi, Std.engineStore.
            return plain.Length > MacLength && System.Security.Cryptography.SHA1.HashData(plain.AsSpan(..^MacLength)).AsSpan().SequenceEqual(plain.AsSpan(^MacLength..)) ? plain[..^MacLength] : null;
#pragma warning restore CA5350
        }
        catch (CryptoException)
        {
            // Padding, or a length that is no number of blocks: another password.
            return null;
        }
    }

    private static Pkcs12ParametersGenerator GeneratorOf(string password, BouncyCastleHeader header)
    {
        var generator = new Pkcs12ParametersGenerator(new Sha1Digest());
        generator.Init(PbeParametersGenerator.Pkcs12PasswordToBytes(password.ToCharArray()), header.Salt.ToArray(), header.Iterations);
        return generator;
    }
}
