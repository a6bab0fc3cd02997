using System.Buffers.Binary;
using System.Text;

namespace TrustShift.Discovery.Android;

/// <summary>The strings of a compiled resource (frameworks/base/libs/androidfw/include/androidfw/ResourceTypes.h, ResStringPool_header): UTF-8 or UTF-16, by index.</summary>
internal sealed class AndroidStringPool
{
    /// <summary>The type of its chunk.</summary>
    public const int Type = 0x0001;

    private const int HeaderLength = 28;
    private const int Utf8Flag = 1 << 8;
    private const int MostStrings = 1_000_000;
    private const int LongestString = 32 * 1024;

    private readonly ReadOnlyMemory<byte> _chunk;
    private readonly int _count;
    private readonly int _strings;
    private readonly bool _isUtf8;

    private AndroidStringPool(ReadOnlyMemory<byte> chunk, int count, int strings, bool isUtf8) => (_chunk, _count, _strings, _isUtf8) = (chunk, count, strings, isUtf8);

    /// <summary>A string; null when there is none of that index or it cannot be read.</summary>
    public string? this[uint index]
    {
        get
        {
            if (index >= _count)
                return null;
            ReadOnlySpan<byte> chunk = _chunk.Span;
            long at = _strings + (long)BinaryPrimitives.ReadUInt32LittleEndian(chunk[(HeaderLength + (4 * (int)index))..]);
            if (at >= chunk.Length - 2)
                return null;
            ReadOnlySpan<byte> rest = chunk[(int)at..];
            return _isUtf8 ? Utf8(rest) : Utf16(rest);
        }
    }

    /// <summary>Reads the chunk of a pool; null when it is none.</summary>
    /// <param name="chunk">The chunk, its header included.</param>
    public static AndroidStringPool? Read(ReadOnlyMemory<byte> chunk)
    {
        ReadOnlySpan<byte> bytes = chunk.Span;
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt16LittleEndian(bytes) != Type)
            return null;
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]), start = BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]);
        return count > MostStrings || HeaderLength + (4L * count) > bytes.Length || start > bytes.Length
            ? null
            : new AndroidStringPool(chunk, (int)count, (int)start, (BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]) & Utf8Flag) != 0);
    }

    // The number of characters, then that of bytes, each in one or two bytes.
    private static string? Utf8(ReadOnlySpan<byte> rest)
    {
        rest = rest[(rest[0] >= 0x80 ? 2 : 1)..];
        if (rest.Length < 2)
            return null;
        int length = rest[0] >= 0x80 ? ((rest[0] & 0x7F) << 8) | rest[1] : rest[0];
        rest = rest[(rest[0] >= 0x80 ? 2 : 1)..];
        return length <= rest.Length ? Encoding.UTF8.GetString(rest[..length]) : null;
    }

    private static string? Utf16(ReadOnlySpan<byte> rest)
    {
        int length = BinaryPrimitives.ReadUInt16LittleEndian(rest), from = 2;
        if (length >= 0x8000)
        {
            if (rest.Length < 4)
                return null;
            length = ((length & 0x7FFF) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]);
            from = 4;
        }

        return length <= LongestString && from + (2 * length) <= rest.Length ? Encoding.Unicode.GetString(rest.Slice(from, 2 * length)) : null;
    }
}
