using System.Buffers.Binary;
using System.Text;

namespace TrustShift.Discovery.Stores.Java;

/// <summary>Reads what java.io.DataOutputStream writes, within bounds: every method says false at the end of the data and leaves the position.</summary>
internal struct JavaStreamReader(ReadOnlyMemory<byte> data, int position)
{
    private readonly ReadOnlyMemory<byte> _data = data;

    /// <summary>Where the next value begins.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Length of all data.</summary>
    public readonly int Length => _data.Length;

    /// <summary>One byte.</summary>
    public bool TryByte(out byte value)
    {
        value = 0;
        if (Position >= _data.Length)
            return false;
        value = _data.Span[Position++];
        return true;
    }

    /// <summary>An unsigned big-endian number of two bytes.</summary>
    public bool TryUInt16(out int value)
    {
        bool isThere = BinaryPrimitives.TryReadUInt16BigEndian(_data.Span[Position..], out ushort read);
        value = read;
        if (isThere)
            Position += sizeof(ushort);
        return isThere;
    }

    /// <summary>A big-endian number of four bytes.</summary>
    public bool TryInt32(out int value)
    {
        bool isThere = BinaryPrimitives.TryReadInt32BigEndian(_data.Span[Position..], out value);
        if (isThere)
            Position += sizeof(int);
        return isThere;
    }

    /// <summary>A big-endian number of eight bytes.</summary>
    public bool TryInt64(out long value)
    {
        bool isThere = BinaryPrimitives.TryReadInt64BigEndian(_data.Span[Position..], out value);
        if (isThere)
            Position += sizeof(long);
        return isThere;
    }

    /// <summary>Passes over bytes.</summary>
    public bool TrySkip(long count)
    {
        if (count < 0 || count > _data.Length - Position)
            return false;
        Position += (int)count;
        return true;
    }

    /// <summary>Passes over bytes that follow their number.</summary>
    public bool TrySkipCounted() => TryCounted(out _);

    /// <summary>Bytes that follow their number (four bytes).</summary>
    public bool TryCounted(out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        int start = Position;
        if (!TryInt32(out int length))
            return false;
        int from = Position;
        if (!TrySkip(length))
        {
            Position = start;
            return false;
        }

        bytes = _data.Slice(from, length);
        return true;
    }

    /// <summary>
    /// A string of java.io.DataOutputStream.writeUTF: two bytes of length, then modified UTF-8, which differs from UTF-8 only for NUL
    /// and characters outside the basic plane; those come out as replacement characters.
    /// </summary>
    public bool TryUtf(out string text)
    {
        text = "";
        int start = Position;
        if (!TryUInt16(out int length))
            return false;
        int from = Position;
        if (!TrySkip(length))
        {
            Position = start;
            return false;
        }

        text = Encoding.UTF8.GetString(_data.Span.Slice(from, length));
        return true;
    }
}
