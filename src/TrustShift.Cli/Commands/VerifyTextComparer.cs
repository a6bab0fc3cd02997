using System.Buffers.Binary;

namespace TrustShift.Cli.Commands;

/// <summary>Texts by their bytes.</summary>
internal sealed class VerifyTextComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64() | 1;
    private static readonly ulong OtherSeed = (ulong)Random.Shared.NextInt64() | 1;

    public static VerifyTextComparer Instance { get; } = new();

    public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

    public bool Equals(ReadOnlySpan<byte> one, byte[] other) => one.SequenceEqual(other);

    public int GetHashCode(byte[] text) => GetHashCode(text.AsSpan());

    /// <summary>
    /// Sixteen bytes a step, by a product of 128 bits whose halves are folded (the principle of wyhash). The seed is new in each process, so that
    /// nobody can write texts that meet.
    /// </summary>
    public int GetHashCode(ReadOnlySpan<byte> text)
    {
        ulong hash = Seed ^ (ulong)text.Length;
        for (; text.Length >= 16; text = text[16..])
            hash = Fold(BinaryPrimitives.ReadUInt64LittleEndian(text) ^ Seed, BinaryPrimitives.ReadUInt64LittleEndian(text[8..]) ^ hash);
        foreach (byte one in text)
            hash = Fold(one ^ Seed, hash ^ OtherSeed);
        return (int)Fold(hash ^ Seed, OtherSeed);
    }

    private static ulong Fold(ulong one, ulong other)
    {
        ulong high = Math.BigMul(one, other, out ulong low);
        return high ^ low;
    }

    public byte[] Create(ReadOnlySpan<byte> text) => text.ToArray();
}
