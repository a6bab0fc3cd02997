using System.Formats.Asn1;

namespace TrustShift.Discovery.Stores.Pkcs;

/// <summary>How one part of a PKCS#12 file is encrypted, read before anything is decrypted: a hostile file may ask for hours of key derivation.</summary>
/// <param name="IsEncrypted">Whether the part is encrypted by a password.</param>
/// <param name="Iterations">Rounds of the key derivation; 0 when not encrypted; null when the algorithm is not one that can be bounded.</param>
/// <param name="Algorithm">Dotted OID of the encryption scheme, or "".</param>
internal sealed record Pkcs12Encryption(bool IsEncrypted, long? Iterations, string Algorithm)
{
    private const int MaxParts = 64;

    private const string EncryptedData = "1.2.840.113549.1.7.6";
    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string Pkcs12Pbe = "1.2.840.113549.1.12.1.";

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The parts of the file in order; null when it is malformed or has more than 64 (RFC 7292 section 4: two are usual).</summary>
    public static List<Pkcs12Encryption>? ReadAll(ReadOnlyMemory<byte> file)
    {
        try
        {
            AsnReader pfx = new AsnReader(file, AsnEncodingRules.BER).ReadSequence();
            pfx.ReadInteger();
            AsnReader authSafe = pfx.ReadSequence();
            authSafe.ReadObjectIdentifier();
            byte[] content = authSafe.ReadSequence(Tag0).ReadOctetString();
            AsnReader parts = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
            var all = new List<Pkcs12Encryption>();
            while (parts.HasData)
            {
                if (all.Count == MaxParts)
                    return null;
                all.Add(ReadPart(parts.ReadSequence()));
            }

            return all;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static Pkcs12Encryption ReadPart(AsnReader contentInfo)
    {
        if (!string.Equals(contentInfo.ReadObjectIdentifier(), EncryptedData, StringComparison.Ordinal))
            return new Pkcs12Encryption(false, 0, "");
        AsnReader encryptedData = contentInfo.ReadSequence(Tag0).ReadSequence();
        encryptedData.ReadInteger();
        AsnReader encryptedContent = encryptedData.ReadSequence();
        encryptedContent.ReadObjectIdentifier();
        AsnReader algorithm = encryptedContent.ReadSequence();
        string oid = algorithm.ReadObjectIdentifier();
        if (oid.StartsWith(Pkcs12Pbe, StringComparison.Ordinal))
            return new Pkcs12Encryption(true, SaltAndIterations(algorithm.ReadSequence()), oid);
        if (!string.Equals(oid, Pbes2, StringComparison.Ordinal))
            return new Pkcs12Encryption(true, null, oid);
        AsnReader derivation = algorithm.ReadSequence().ReadSequence();
        string kdf = derivation.ReadObjectIdentifier();
        return string.Equals(kdf, Pbkdf2, StringComparison.Ordinal)
            ? new Pkcs12Encryption(true, SaltAndIterations(derivation.ReadSequence()), oid)
            : new Pkcs12Encryption(true, null, kdf);
    }

    // SEQUENCE { salt, iterationCount, ... } in both schemes; a number beyond 63 bits is as good as the largest.
    private static long SaltAndIterations(AsnReader parameters)
    {
        parameters.ReadEncodedValue();
        return parameters.TryReadInt64(out long iterations) && iterations >= 0 ? iterations : long.MaxValue;
    }
}
