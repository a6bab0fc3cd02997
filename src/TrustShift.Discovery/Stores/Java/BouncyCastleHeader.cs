using System.Buffers.Binary;

namespace TrustShift.Discovery.Stores.Java;

/// <summary>The beginning of BKS and UBER, which have no magic number: version, salt with its length, and rounds of key derivation (BcKeyStoreSpi, <c>engineStore</c>).</summary>
/// <param name="Version">0, 1 or 2.</param>
/// <param name="Salt">The salt.</param>
/// <param name="Iterations">Rounds of key derivation: 1,024 to 2,047 as written.</param>
internal readonly record struct BouncyCastleHeader(int Version, ReadOnlyMemory<byte> Salt, int Iterations)
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 32;

    private const int SaltLength = 20;
    private const int MostIterations = 65_536;

    /// <summary>Whether bytes begin as both formats do: all writers make a salt of 20 bytes.</summary>
    public static bool IsAt(ReadOnlySpan<byte> head) =>
        head.Length > Length
        && BinaryPrimitives.ReadUInt32BigEndian(head) <= 2
        && BinaryPrimitives.ReadInt32BigEndian(head[4..]) == SaltLength
        && BinaryPrimitives.ReadUInt32BigEndian(head[(8 + SaltLength)..]) is > 0 and <= MostIterations;

    /// <summary>Reads it from bytes that begin so.</summary>
    public static BouncyCastleHeader Read(ReadOnlyMemory<byte> bytes) => new(
        BinaryPrimitives.ReadInt32BigEndian(bytes.Span), bytes.Slice(8, SaltLength), BinaryPrimitives.ReadInt32BigEndian(bytes.Span[(8 + SaltLength)..]));
}
