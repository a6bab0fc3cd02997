using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace TrustShift.Pki.Certificates;

/// <summary>A SHA-256 value (32 bytes), ordered and printed as lower-case hexadecimal.</summary>
public readonly record struct Sha256Hash : IComparable<Sha256Hash>
{
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private Sha256Hash(ReadOnlySpan<byte> bytes)
    {
        _high = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        _low = BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
    }

    /// <summary>Hashes <paramref name="data"/>.</summary>
    public static Sha256Hash Of(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(data, hash);
        return new Sha256Hash(hash);
    }

    /// <summary>Wraps 32 bytes that already are a hash.</summary>
    /// <exception cref="ArgumentException">The span is not 32 bytes long.</exception>
    public static Sha256Hash FromBytes(ReadOnlySpan<byte> hash) =>
        hash.Length == 32 ? new Sha256Hash(hash) : throw new ArgumentException("A SHA-256 value has 32 bytes.", nameof(hash));

    /// <summary>Reads 64 hexadecimal digits in either case.</summary>
    /// <exception cref="FormatException">The text is not 64 hexadecimal digits.</exception>
    public static Sha256Hash Parse(string hex) =>
        TryParse(hex, out Sha256Hash hash) ? hash : throw new FormatException($"'{hex}' is not a SHA-256 value of 64 hexadecimal digits.");

    /// <summary>Reads 64 hexadecimal digits in either case; false when the text is anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out Sha256Hash hash)
    {
        hash = default;
        if (hex is not { Length: 64 })
            return false;
        if (!UInt128.TryParse(hex.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 high)
            || !UInt128.TryParse(hex.AsSpan(32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 low))
            return false;
        Span<byte> bytes = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], low);
        hash = new Sha256Hash(bytes);
        return true;
    }

    /// <summary>The value as standard base64 (44 characters), the form of SPKI pins.</summary>
    public string ToBase64()
    {
        Span<byte> bytes = stackalloc byte[32];
        CopyTo(bytes);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt128BigEndian(destination[16..], _low);
    }

    /// <inheritdoc/>
    public int CompareTo(Sha256Hash other)
    {
        int high = _high.CompareTo(other._high);
        return high != 0 ? high : _low.CompareTo(other._low);
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => _high.ToString("x32", CultureInfo.InvariantCulture) + _low.ToString("x32", CultureInfo.InvariantCulture);
}
