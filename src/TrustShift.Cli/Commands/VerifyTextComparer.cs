using System.Runtime.InteropServices;

namespace TrustShift.Cli.Commands;

/// <summary>Texts by their bytes.</summary>
internal sealed class VerifyTextComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static VerifyTextComparer Instance { get; } = new();

    public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

    public bool Equals(ReadOnlySpan<byte> one, byte[] other) => one.SequenceEqual(other);

    public int GetHashCode(byte[] text) => GetHashCode(text.AsSpan());

    // The hash of strings is seeded anew in each process: nobody can write texts that meet.
    public int GetHashCode(ReadOnlySpan<byte> text) => string.GetHashCode(MemoryMarshal.Cast<byte, char>(text), StringComparison.Ordinal);

    public byte[] Create(ReadOnlySpan<byte> text) => text.ToArray();
}
