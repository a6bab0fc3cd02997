using System.Buffers.Binary;
using System.Text;

namespace TrustShift.Discovery.Stores.Windows;

/// <summary>
/// A registry hive of Windows, read only (libyal's and msuhanov's descriptions of the format; hivex): "regf", then cells from byte 4,096 on, each with its length before it. Keys and values are told by the place of their cell.
/// Cycles do no harm where a caller counts depth.
/// </summary>
internal sealed class RegistryHive
{
    private const int BaseLength = 4096, RootPlace = 36, KeyNameAt = 76, ValueNameAt = 20;
    private const int MostInList = 100_000, LongestValue = 4 * 1024 * 1024, BigSegment = 16_344;
    private const uint Inline = 0x8000_0000;

    private readonly ReadOnlyMemory<byte> _bytes;

    private RegistryHive(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>The key at the root.</summary>
    public uint Root => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Span[RootPlace..]);

    /// <summary>Whether it was being written: the newest of it is in its log.</summary>
    public bool IsDirty => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Span[4..]) != BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Span[8..]);

    /// <summary>Whether a list, a key or a value could not be read.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Opens one; null when it is none.</summary>
    public static RegistryHive? Open(ReadOnlyMemory<byte> bytes) => bytes.Length > BaseLength && bytes.Span.StartsWith("regf"u8) ? new RegistryHive(bytes) : null;

    /// <summary>The keys in a key, with their names.</summary>
    public IEnumerable<(string Name, uint Key)> KeysOf(uint key)
    {
        ReadOnlyMemory<byte> cell = Cell(key, "nk", KeyNameAt);
        if (cell.IsEmpty || Number(cell, 20) == 0)
            yield break;
        var lists = new Stack<(uint Place, int Depth)>();
        lists.Push((Number(cell, 28), 0));
        for (int read = 0; lists.TryPop(out (uint Place, int Depth) next) && read < MostInList; read++)
        {
            ReadOnlyMemory<byte> list = CellAt(next.Place);
            string kind = list.Length < 4 ? "" : Encoding.Latin1.GetString(list.Span[..2]);
            int width = kind is "lf" or "lh" ? 8 : kind is "li" or "ri" ? 4 : 0, count = width == 0 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(list.Span[2..]);
            if (width == 0 || 4 + (count * width) > list.Length || next.Depth > 4)
            {
                IsDamaged = true;
                continue;
            }

            for (int i = 0; i < count; i++)
            {
                uint place = Number(list, 4 + (i * width));
                if (kind is "ri")
                    lists.Push((place, next.Depth + 1));
                else if (NameOf(place) is { } name)
                    yield return (name, place);
            }
        }
    }

    /// <summary>A value of a key; null when it has none of that name.</summary>
    public ReadOnlyMemory<byte>? ValueOf(uint key, string name)
    {
        ReadOnlyMemory<byte> cell = Cell(key, "nk", KeyNameAt);
        uint count = cell.IsEmpty ? 0 : Number(cell, 36);
        ReadOnlyMemory<byte> list = count is 0 or > MostInList ? default : CellAt(Number(cell, 40));
        for (int i = 0; i < count && (4 * i) + 4 <= list.Length; i++)
        {
            ReadOnlyMemory<byte> value = Cell(Number(list, 4 * i), "vk", ValueNameAt);
            if (!value.IsEmpty && string.Equals(Name(value, BinaryPrimitives.ReadUInt16LittleEndian(value.Span[2..]), ValueNameAt, (BinaryPrimitives.ReadUInt16LittleEndian(value.Span[16..]) & 1) != 0), name, StringComparison.OrdinalIgnoreCase))
                return Data(value);
        }

        return null;
    }

    private string? NameOf(uint key)
    {
        ReadOnlyMemory<byte> cell = Cell(key, "nk", KeyNameAt);
        return cell.IsEmpty ? null : Name(cell, BinaryPrimitives.ReadUInt16LittleEndian(cell.Span[72..]), KeyNameAt, (BinaryPrimitives.ReadUInt16LittleEndian(cell.Span[2..]) & 0x20) != 0);
    }

    private static string? Name(ReadOnlyMemory<byte> cell, int length, int at, bool isNarrow) =>
        at + length > cell.Length ? null : isNarrow ? Encoding.Latin1.GetString(cell.Span.Slice(at, length)) : Encoding.Unicode.GetString(cell.Span.Slice(at, length & ~1));

    // Four bytes or less stand where otherwise the place of the data does; long data is in segments.
    private ReadOnlyMemory<byte>? Data(ReadOnlyMemory<byte> value)
    {
        uint length = Number(value, 4);
        if ((length & Inline) != 0)
            return value.Slice(8, (int)Math.Min(4, length & ~Inline));
        ReadOnlyMemory<byte> data = CellAt(Number(value, 8));
        if (length > LongestValue)
            IsDamaged = true;
        else if (length <= data.Length)
            return data[..(int)length];
        else if (length > BigSegment && data.Length >= 8 && data.Span.StartsWith("db"u8))
            return Segments(data, (int)length);
        IsDamaged = true;
        return null;
    }

    private byte[]? Segments(ReadOnlyMemory<byte> head, int length)
    {
        int count = BinaryPrimitives.ReadUInt16LittleEndian(head.Span[2..]);
        ReadOnlyMemory<byte> list = CellAt(Number(head, 4));
        byte[] whole = new byte[length];
        int filled = 0;
        for (int i = 0; i < count && (4 * i) + 4 <= list.Length && filled < length; i++)
        {
            ReadOnlyMemory<byte> part = CellAt(Number(list, 4 * i));
            int taken = Math.Min(Math.Min(part.Length, BigSegment), length - filled);
            part.Span[..taken].CopyTo(whole.AsSpan(filled));
            filled += taken;
        }

        IsDamaged |= filled < length;
        return filled < length ? null : whole;
    }

    private ReadOnlyMemory<byte> Cell(uint place, string kind, int least)
    {
        ReadOnlyMemory<byte> cell = CellAt(place);
        if (cell.Length >= least && cell.Span[0] == kind[0] && cell.Span[1] == kind[1])
            return cell;
        IsDamaged = true;
        return default;
    }

    // A cell in use has its length as a negative number.
    private ReadOnlyMemory<byte> CellAt(uint place)
    {
        long at = BaseLength + (long)place;
        if (at + 4 > _bytes.Length)
            return default;
        long length = -(long)BinaryPrimitives.ReadInt32LittleEndian(_bytes.Span[(int)at..]);
        return length < 8 || at + length > _bytes.Length ? default : _bytes.Slice((int)at + 4, (int)length - 4);
    }

    private static uint Number(ReadOnlyMemory<byte> cell, int at) => at + 4 <= cell.Length ? BinaryPrimitives.ReadUInt32LittleEndian(cell.Span[at..]) : uint.MaxValue;
}
