using System.Buffers.Binary;

namespace TrustShift.Discovery.Sqlite;

/// <summary>
/// The pages of a database file as a reader of SQLite sees them: those of the file, replaced by those of the write-ahead log up to its last commit
/// (www.sqlite.org/fileformat2.html, sections 1.3 and 4). Nothing is written, locked or created.
/// </summary>
internal sealed class SqlitePages
{
    private const int HeaderLength = 100;
    private const int WalHeaderLength = 32;
    private const int WalFrameLength = 24;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly ReadOnlyMemory<byte> _wal;
    private readonly Dictionary<uint, int> _inWal = [];

    private SqlitePages(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte> wal, int size, int reserved)
    {
        (_file, _wal, Size, Usable) = (file, wal, size, size - reserved);
        uint count = (uint)(file.Length / size);
        // The count in the header holds where the last writer knew of it (1.3.8).
        uint stated = BinaryPrimitives.ReadUInt32BigEndian(file.Span[28..]);
        if (stated > 0 && file.Span.Slice(24, 4).SequenceEqual(file.Span.Slice(92, 4)))
            count = stated;
        Count = ReadWal(count);
    }

    /// <summary>Bytes of a page.</summary>
    public int Size { get; }

    /// <summary>Bytes of a page that hold content: the rest is reserved for extensions.</summary>
    public int Usable { get; }

    /// <summary>How many pages the database has; those from the file's end on are missing when it was cut.</summary>
    public uint Count { get; }

    /// <summary>Whether bytes are those of a database.</summary>
    public static bool IsDatabase(ReadOnlySpan<byte> bytes) => bytes.StartsWith("SQLite format 3\0"u8);

    /// <summary>The pages, or null when the header is none of a database that can be read.</summary>
    public static SqlitePages? Open(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte> wal)
    {
        ReadOnlySpan<byte> header = file.Span;
        if (header.Length < HeaderLength || !IsDatabase(header))
            return null;
        int size = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var stated && stated == 1 ? 65_536 : stated;
        int reserved = header[20];
        // 1.3.4: the usable size is at least 480 bytes; 1.3.5: the payload fractions are fixed.
        bool isValid = size >= 512 && (size & (size - 1)) == 0 && size - reserved >= 480 && header[21] == 64 && header[22] == 32 && header[23] == 32;
        return isValid ? new SqlitePages(file, wal, size, reserved) : null;
    }

    /// <summary>A page by its number, from 1; empty when it is missing.</summary>
    public ReadOnlyMemory<byte> Page(uint number)
    {
        if (number == 0 || number > Count)
            return default;
        if (_inWal.TryGetValue(number, out int at))
            return _wal.Slice(at, Size);
        long start = (long)(number - 1) * Size;
        return start + Size <= _file.Length ? _file.Slice((int)start, Size) : default;
    }

    // A frame counts when its salts are those of the header and the running checksum is right; frames after the last commit are a transaction that
    // never happened (4.1 to 4.4).
    private uint ReadWal(uint count)
    {
        ReadOnlySpan<byte> wal = _wal.Span;
        if (wal.Length < WalHeaderLength)
            return count;
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(wal);
        if ((magic & ~1u) != 0x377f0682 || BinaryPrimitives.ReadUInt32BigEndian(wal[8..]) != Size)
            return count;
        bool bigEndian = (magic & 1) == 1;
        (uint First, uint Second) sum = Checksum(wal[..24], bigEndian, (0, 0));
        if (!IsSum(wal[24..], sum))
            return count;
        var pending = new Dictionary<uint, int>();
        for (int at = WalHeaderLength; at + WalFrameLength + Size <= wal.Length; at += WalFrameLength + Size)
        {
            ReadOnlySpan<byte> frame = wal.Slice(at, WalFrameLength);
            if (!frame.Slice(8, 8).SequenceEqual(wal.Slice(16, 8)))
                break;
            sum = Checksum(wal.Slice(at + WalFrameLength, Size), bigEndian, Checksum(frame[..8], bigEndian, sum));
            if (!IsSum(frame[16..], sum))
                break;
            pending[BinaryPrimitives.ReadUInt32BigEndian(frame)] = at + WalFrameLength;
            uint after = BinaryPrimitives.ReadUInt32BigEndian(frame[4..]);
            if (after == 0)
                continue;
            foreach ((uint page, int position) in pending)
                _inWal[page] = position;
            pending.Clear();
            count = after;
        }

        return count;
    }

    private static bool IsSum(ReadOnlySpan<byte> bytes, (uint First, uint Second) sum) =>
        BinaryPrimitives.ReadUInt32BigEndian(bytes) == sum.First && BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) == sum.Second;

    private static (uint First, uint Second) Checksum(ReadOnlySpan<byte> bytes, bool bigEndian, (uint First, uint Second) sum)
    {
        (uint first, uint second) = sum;
        for (int i = 0; i + 8 <= bytes.Length; i += 8)
        {
            first += Word(bytes[i..], bigEndian) + second;
            second += Word(bytes[(i + 4)..], bigEndian) + first;
        }

        return (first, second);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
