using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace TrustShift.Discovery.Sqlite;

/// <summary>
/// Reads the tables of an SQLite database from memory: the b-trees of tables, with overflow pages and the write-ahead log, and nothing else
/// (www.sqlite.org/fileformat2.html). No SQL, no indexes, no tables WITHOUT ROWID. Bounded: every page of a table is read at most once, every payload is
/// limited, and what is damaged is told in <see cref="Problems"/> instead of thrown. Why not the library: docs/adr.
/// </summary>
public sealed class SqliteFile
{
    /// <summary>The most bytes that are read of one row.</summary>
    public const int LongestRow = 64 * 1024 * 1024;

    private const int Deepest = 24;
    private const int MostRows = 1_000_000;
    private const int MostProblems = 8;
    // SQLITE_MAX_COLUMN, www.sqlite.org/limits.html.
    private const int MostColumns = 2_000;
    private const byte TableInterior = 5;
    private const byte TableLeaf = 13;

    private readonly SqlitePages _pages;
    private readonly List<string> _problems = [];

    private SqliteFile(SqlitePages pages) => _pages = pages;

    /// <summary>What could not be read so far; rows are missing when there is any.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Opens a database; null when the bytes are none, or its header is damaged.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="wal">The file of the same name with <c>-wal</c>; empty when there is none.</param>
    public static SqliteFile? Open(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte> wal) =>
        SqlitePages.Open(file, wal) is { } pages ? new SqliteFile(pages) : null;

    /// <summary>The rows of a table in the order of their ids; null when there is no such table.</summary>
    /// <param name="name">The table's name, any case.</param>
    public IEnumerable<SqliteRow>? Table(string name) =>
        Definition(name) is { Values: [_, _, _, { Integer: { } root }, ..] } ? Rows((uint)Math.Clamp(root, 0, uint.MaxValue)) : null;

    /// <summary>The names of a table's columns in the order of its definition, where that is a plain list; null when there is no such table.</summary>
    /// <param name="name">The table's name, any case.</param>
    public IReadOnlyList<string>? Columns(string name)
    {
        if (Definition(name) is not { Values: [_, _, _, _, { Bytes: var definition }, ..] })
            return null;
        string sql = Encoding.UTF8.GetString(definition.Span);
        int open = sql.IndexOf('(', StringComparison.Ordinal), close = sql.LastIndexOf(')');
        return open < 0 || close < open ? null : [.. sql[(open + 1)..close].Split(',', MostColumns + 1).Select(static c => c.Trim().Split(' ')[0].Trim('"', '`', '[', ']')).Take(MostColumns)];
    }

    // 2.6: the schema is a table of type, name, tbl_name, rootpage, sql, rooted at page 1.
    private SqliteRow? Definition(string name)
    {
        foreach (SqliteRow row in Rows(1))
        {
            if (row.Values is [{ Bytes: var type }, { Bytes: var title }, _, { Integer: not null }, ..]
                && Encoding.UTF8.GetString(type.Span) is "table"
                && Encoding.UTF8.GetString(title.Span).Equals(name, StringComparison.OrdinalIgnoreCase))
                return row;
        }

        return null;
    }

    private IEnumerable<SqliteRow> Rows(uint root)
    {
        var seen = new HashSet<uint>();
        var pending = new Stack<(uint Page, int Depth)>();
        pending.Push((root, 0));
        int rows = 0;
        while (pending.TryPop(out (uint Page, int Depth) next))
        {
            if (next.Depth > Deepest || !seen.Add(next.Page))
            {
                Lose($"page {next.Page} is part of its own tree");
                continue;
            }

            ReadOnlyMemory<byte> page = _pages.Page(next.Page);
            int head = next.Page == 1 ? 100 : 0;
            byte type = page.IsEmpty ? (byte)0 : page.Span[head];
            if (type is not (TableInterior or TableLeaf))
            {
                Lose(page.IsEmpty ? $"page {next.Page} is missing" : $"page {next.Page} is no page of a table");
                continue;
            }

            int cells = BinaryPrimitives.ReadUInt16BigEndian(page.Span[(head + 3)..]);
            int pointers = head + (type == TableInterior ? 12 : 8);
            if (pointers + (2 * cells) > _pages.Usable)
            {
                Lose($"page {next.Page} states more cells than it can hold");
                continue;
            }

            if (!IsAccountedFor(page.Span, head, type, cells, pointers))
                Lose($"page {next.Page} does not hold what it states");
            if (type == TableInterior)
            {
                pending.Push((BinaryPrimitives.ReadUInt32BigEndian(page.Span[(head + 8)..]), next.Depth + 1));
                for (int i = cells - 1; i >= 0; i--)
                {
                    int cell = BinaryPrimitives.ReadUInt16BigEndian(page.Span[(pointers + (2 * i))..]);
                    if (cell + 4 > _pages.Usable)
                        Lose($"a cell of page {next.Page} lies outside it");
                    else
                        pending.Push((BinaryPrimitives.ReadUInt32BigEndian(page.Span[cell..]), next.Depth + 1));
                }

                continue;
            }

            // Cells do not overlap, so what a page holds of all of them is no more than the page.
            int room = _pages.Usable;
            for (int i = 0; i < cells; i++)
            {
                if (++rows > MostRows)
                {
                    Lose($"more than {MostRows} rows: the rest is not read");
                    yield break;
                }

                if (ReadCell(page, BinaryPrimitives.ReadUInt16BigEndian(page.Span[(pointers + (2 * i))..]), seen, ref room) is { } row)
                    yield return row;
                else
                    Lose($"a row of page {next.Page} is damaged");
            }
        }
    }

    // As SQLite's own integrity check (btree.c, checkTreePage): cells, free blocks and fragments fill the content area, so that no cell is lost unseen.
    private bool IsAccountedFor(ReadOnlySpan<byte> page, int head, byte type, int cells, int pointers)
    {
        page = page[.._pages.Usable];
        int start = BinaryPrimitives.ReadUInt16BigEndian(page[(head + 5)..]) is var stated && stated == 0 ? 65_536 : stated;
        int filled = page[head + 7];
        for (int i = 0; i < cells; i++)
        {
            int at = BinaryPrimitives.ReadUInt16BigEndian(page[(pointers + (2 * i))..]);
            int from = at;
            at += type == TableInterior ? 4 : 0;
            if (at >= page.Length || !Varint(page, ref at, out long length) || (type == TableLeaf && !Varint(page, ref at, out _)))
                return false;
            int local = type == TableInterior ? 0 : Local(length);
            filled += Math.Max(4, at - from + local + (type == TableLeaf && length > local ? 4 : 0));
        }

        for (int block = BinaryPrimitives.ReadUInt16BigEndian(page[(head + 1)..]), last = 0; block != 0;)
        {
            // 1.6: in ascending order.
            if (block <= last || block + 4 > page.Length)
                return false;
            filled += BinaryPrimitives.ReadUInt16BigEndian(page[(block + 2)..]);
            (last, block) = (block, BinaryPrimitives.ReadUInt16BigEndian(page[block..]));
        }

        return filled == page.Length - start;
    }

    // How much of a payload stands on the page itself.
    private int Local(long length)
    {
        int most = _pages.Usable - 35;
        if (length <= most)
            return (int)Math.Max(0, length);
        int least = ((_pages.Usable - 12) * 32 / 255) - 23;
        long local = least + ((length - least) % (_pages.Usable - 4));
        return (int)(local > most ? least : local);
    }

    // 1.6: payload length, rowid, and the payload, of which what does not fit goes on in a list of overflow pages.
    private SqliteRow? ReadCell(ReadOnlyMemory<byte> page, int at, HashSet<uint> seen, ref int room)
    {
        ReadOnlySpan<byte> bytes = page.Span[.._pages.Usable];
        if (!Varint(bytes, ref at, out long length) || !Varint(bytes, ref at, out long id) || length is < 1 or > LongestRow)
            return null;
        int local = Local(length);
        room -= local;
        if (room < 0 || at + local + (length > local ? 4 : 0) > bytes.Length)
            return null;
        return length == local ? Parse(id, page.Slice(at, local))
            : Overflowing(page.Slice(at, local), BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + local)..]), (int)length, seen) is { } whole ? Parse(id, whole)
            : null;
    }

    // The list is walked before anything is reserved: a length is only a claim.
    private byte[]? Overflowing(ReadOnlyMemory<byte> local, uint next, int length, HashSet<uint> seen)
    {
        int content = _pages.Usable - 4;
        var parts = new List<ReadOnlyMemory<byte>>();
        for (int rest = length - local.Length; rest > 0; rest -= content)
        {
            ReadOnlyMemory<byte> page = _pages.Page(next);
            if (page.IsEmpty || !seen.Add(next))
                return null;
            parts.Add(page.Slice(4, Math.Min(content, rest)));
            next = BinaryPrimitives.ReadUInt32BigEndian(page.Span);
        }

        byte[] whole = new byte[length];
        local.CopyTo(whole);
        int filled = local.Length;
        foreach (ReadOnlyMemory<byte> part in parts)
        {
            part.CopyTo(whole.AsMemory(filled));
            filled += part.Length;
        }

        return whole;
    }

    // 2.1: a header of types, then the values.
    private static SqliteRow? Parse(long id, ReadOnlyMemory<byte> payload)
    {
        ReadOnlySpan<byte> bytes = payload.Span;
        int at = 0;
        if (!Varint(bytes, ref at, out long header) || header < at || header > bytes.Length)
            return null;
        long value = header;
        var values = ImmutableArray.CreateBuilder<SqliteValue>();
        while (at < header)
        {
            if (!Varint(bytes, ref at, out long type) || at > header || type < 0)
                return null;
            long length = type switch { 0 or 8 or 9 => 0, <= 4 => type, 5 => 6, 6 or 7 => 8, 10 or 11 => -1, _ => (type - 12) / 2 };
            if (length < 0 || value + length > bytes.Length)
                return null;
            values.Add(type >= 12
                ? new SqliteValue(null, payload.Slice((int)value, (int)length))
                : new SqliteValue(type switch { 0 or 7 => null, 8 => 0, 9 => 1, _ => Integer(bytes.Slice((int)value, (int)length)) }, default));
            value += length;
        }

        return new SqliteRow(id, values.DrainToImmutable());
    }

    private static long Integer(ReadOnlySpan<byte> bytes)
    {
        long value = (sbyte)bytes[0];
        foreach (byte part in bytes[1..])
            value = (value << 8) | part;
        return value;
    }

    // 1.6: seven bits a byte, big-endian, the ninth byte whole.
    private static bool Varint(ReadOnlySpan<byte> bytes, ref int at, out long value)
    {
        value = 0;
        for (int i = 0; i < 9; i++)
        {
            if (at < 0 || at >= bytes.Length)
                return false;
            byte part = bytes[at++];
            if (i == 8)
            {
                value = (value << 8) | part;
                return true;
            }

            value = (value << 7) | (uint)(part & 0x7f);
            if (part < 0x80)
                return true;
        }

        return true;
    }

    private void Lose(string problem)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(problem);
    }
}
