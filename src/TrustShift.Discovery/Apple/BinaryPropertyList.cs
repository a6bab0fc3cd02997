using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TrustShift.Discovery.Apple;

/// <summary>
/// Property lists in binary form (CFBinaryPList.c): "bplist00", objects, the table of their offsets, and a trailer of 32 bytes. An object may stand at several places; what is read in all is bounded.
/// </summary>
internal sealed class BinaryPropertyList
{
    private const int TrailerLength = 32, MostNodes = 200_000, Deepest = 64, MostText = 16 * 1024 * 1024;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int _offsetSize;
    private readonly int _referenceSize;
    private readonly long _count;
    private readonly long _table;
    private int _nodes;
    private int _text;

    private BinaryPropertyList(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> trailer = bytes.Span[^TrailerLength..];
        (_bytes, _offsetSize, _referenceSize) = (bytes, trailer[6], trailer[7]);
        _count = BinaryPrimitives.ReadInt64BigEndian(trailer[8..]);
        Top = BinaryPrimitives.ReadInt64BigEndian(trailer[16..]);
        _table = BinaryPrimitives.ReadInt64BigEndian(trailer[24..]);
    }

    private long Top { get; }

    private bool IsPlausible => _offsetSize is > 0 and <= 8 && _referenceSize is > 0 and <= 8 && _count > 0 && _table is >= 8 && _count <= _bytes.Length && _table + (_count * _offsetSize) <= _bytes.Length - TrailerLength;

    /// <summary>Whether a file begins like one.</summary>
    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith("bplist0"u8);

    /// <summary>Reads one; null when it is none that can be read wholly.</summary>
    public static PropertyNode? Read(ReadOnlyMemory<byte> bytes)
    {
        if (!IsOne(bytes.Span) || bytes.Length < 8 + TrailerLength)
            return null;
        var list = new BinaryPropertyList(bytes);
        return list.IsPlausible ? list.Object(list.Top, 0) : null;
    }

    private PropertyNode? Object(long number, int depth)
    {
        if (number < 0 || number >= _count || depth > Deepest || ++_nodes > MostNodes || Sized(_table + (number * _offsetSize), _offsetSize) is not { } at || at < 8 || at >= _table)
            return null;
        byte mark = _bytes.Span[(int)at++];
        int low = mark & 0x0F;
        switch (mark >> 4)
        {
            case 0x0:
                return new PropertyNode(low switch { 8 => "false", 9 => "true", _ => "null" });
            case 0x1:
                return low > 4 || Sized(at + Math.Max(0, (1 << low) - 8), Math.Min(8, 1 << low)) is not { } integer ? null : new PropertyNode("integer") { Text = integer.ToString(CultureInfo.InvariantCulture) };
            case 0x2:
                return new PropertyNode("real");
            case 0x3:
                return new PropertyNode("date");
            case 0x8:
                return new PropertyNode("uid");
        }

        long length = low;
        if (low == 0x0F)
        {
            // A length that does not fit stands behind, as an integer of its own.
            int size = at < _table ? 1 << (_bytes.Span[(int)at] & 0x0F) : 0;
            if (size is 0 or > 8 || _bytes.Span[(int)at] >> 4 != 1 || Sized(at + 1, size) is not { } stated || stated < 0)
                return null;
            length = stated;
            at += 1 + size;
        }

        return (mark >> 4) switch
        {
            0x4 => Part(at, length) is { } data ? new PropertyNode("data") { Data = data } : null,
            0x5 or 0x7 => Part(at, length) is { } text ? new PropertyNode("string") { Text = Encoding.UTF8.GetString(text.Span) } : null,
            0x6 => length <= int.MaxValue / 2 && Part(at, 2 * length) is { } wide ? new PropertyNode("string") { Text = Encoding.BigEndianUnicode.GetString(wide.Span) } : null,
            0xA or 0xC => Values(at, length, depth) is { } values ? new PropertyNode("array") { Values = [.. values] } : null,
            0xD => Dictionary(at, length, depth),
            _ => null,
        };
    }

    private PropertyNode? Dictionary(long at, long length, int depth)
    {
        if (Values(at, length, depth) is not { } keys || keys.Exists(static k => k.Kind is not "string") || Values(at + (length * _referenceSize), length, depth) is not { } values)
            return null;
        return new PropertyNode("dict") { Keys = [.. keys.Select(static k => k.Text)], Values = [.. values] };
    }

    private List<PropertyNode>? Values(long at, long length, int depth)
    {
        if (length > MostNodes - _nodes || at + (length * _referenceSize) > _table)
            return null;
        var values = new List<PropertyNode>((int)length);
        for (int i = 0; i < length; i++)
        {
            if (Sized(at + (i * _referenceSize), _referenceSize) is not { } number || Object(number, depth + 1) is not { } value)
                return null;
            values.Add(value);
        }

        return values;
    }

    private ReadOnlyMemory<byte>? Part(long at, long length)
    {
        if (length > _table - at || (_text += (int)length) > MostText)
            return null;
        return _bytes.Slice((int)at, (int)length);
    }

    // A number of up to eight bytes, big-endian.
    private long? Sized(long at, int size)
    {
        if (at < 0 || at + size > _bytes.Length)
            return null;
        ulong number = 0;
        foreach (byte one in _bytes.Span.Slice((int)at, size))
            number = (number << 8) | one;
        return (long)number;
    }
}
