using System.Formats.Asn1;

namespace TrustShift.Pki.Certificates;

/// <summary>Kind and size of the key in a SubjectPublicKeyInfo (RFC 5280 4.1.2.7, RFC 3279, RFC 5480, RFC 8410).</summary>
internal static class PublicKeyReader
{
    /// <summary>Reads one SubjectPublicKeyInfo.</summary>
    /// <exception cref="AsnContentException">It is malformed.</exception>
    public static PublicKeyInfo Read(ReadOnlyMemory<byte> spki, AsnEncodingRules rules)
    {
        var outer = new AsnReader(spki, rules);
        AsnReader info = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        AsnReader algorithm = info.ReadSequence();
        string oid = algorithm.ReadObjectIdentifier();
        byte[] key = info.ReadBitString(out _);
        info.ThrowIfNotEmpty();
        return oid switch
        {
            "1.2.840.113549.1.1.1" or "1.2.840.113549.1.1.10" => new PublicKeyInfo("RSA", BitsOf(new AsnReader(key, rules).ReadSequence())),
            "1.2.840.10045.2.1" => Curve(algorithm),
            "1.2.840.10040.4.1" => new PublicKeyInfo("DSA", algorithm.HasData ? BitsOf(algorithm.ReadSequence()) : 0),
            "1.3.101.112" => new PublicKeyInfo("Ed25519", 256),
            "1.3.101.113" => new PublicKeyInfo("Ed448", 456),
            _ => new PublicKeyInfo(oid, 0),
        };
    }

    private static PublicKeyInfo Curve(AsnReader parameters)
    {
        // Explicit curve parameters are allowed by X9.62 and used by nobody on the web (RFC 5480 2.1.1 forbids them).
        if (!parameters.HasData || parameters.PeekTag() != Asn1Tag.ObjectIdentifier)
            return new PublicKeyInfo("EC", 0);
        return parameters.ReadObjectIdentifier() switch
        {
            "1.2.840.10045.3.1.7" => new PublicKeyInfo("EC", 256, "P-256"),
            "1.3.132.0.34" => new PublicKeyInfo("EC", 384, "P-384"),
            "1.3.132.0.35" => new PublicKeyInfo("EC", 521, "P-521"),
            "1.2.840.10045.3.1.1" => new PublicKeyInfo("EC", 192, "1.2.840.10045.3.1.1"),
            "1.3.36.3.3.2.8.1.1.7" => new PublicKeyInfo("EC", 256, "1.3.36.3.3.2.8.1.1.7"),
            "1.3.36.3.3.2.8.1.1.11" => new PublicKeyInfo("EC", 384, "1.3.36.3.3.2.8.1.1.11"),
            "1.3.36.3.3.2.8.1.1.13" => new PublicKeyInfo("EC", 512, "1.3.36.3.3.2.8.1.1.13"),
            "1.3.132.0.33" => new PublicKeyInfo("EC", 224, "1.3.132.0.33"),
            "1.3.132.0.10" => new PublicKeyInfo("EC", 256, "1.3.132.0.10"),
            var other => new PublicKeyInfo("EC", 0, other),
        };
    }

    /// <summary>Bits of the first integer of a sequence: the modulus of RSA, the prime of DSA.</summary>
    private static int BitsOf(AsnReader sequence) => (int)Math.Min(sequence.ReadInteger().GetBitLength(), int.MaxValue);
}
