using System.Collections.Immutable;
using System.Text;

namespace TrustShift.Catalogue.Roots;

/// <summary>A cursor over the decompressed timeline: unsigned LEB128 numbers, length-prefixed UTF-8 texts. The data is our own, so what is wrong is a defect.</summary>
internal sealed class TimelineReader(ReadOnlyMemory<byte> data)
{
    private int _position;

    /// <summary>Number of the next byte.</summary>
    public int Position => _position;

    /// <summary>The next number, 0 to 2^63.</summary>
    public long Number()
    {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte part = data.Span[_position++];
            value |= (long)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }

        throw new InvalidDataException("timeline.bin: a number is too long.");
    }

    /// <summary>The next number, as a count or an index.</summary>
    public int Count() => checked((int)Number());

    /// <summary>The next signed number (zigzag).</summary>
    public long Signed()
    {
        long value = Number();
        return (value >> 1) ^ -(value & 1);
    }

    /// <summary>The next text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes(Count()).Span);

    /// <summary>The next bytes.</summary>
    public ReadOnlyMemory<byte> Bytes(int count)
    {
        ReadOnlyMemory<byte> bytes = data.Slice(_position, count);
        _position += count;
        return bytes;
    }

    /// <summary>A list of ascending indexes, as differences.</summary>
    public ImmutableArray<int> Indexes()
    {
        int count = Count();
        ImmutableArray<int>.Builder indexes = ImmutableArray.CreateBuilder<int>(count);
        int last = -1;
        for (int i = 0; i < count; i++)
            indexes.Add(last += Count() + 1);
        return indexes.MoveToImmutable();
    }
}
