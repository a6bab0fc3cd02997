using System.Buffers.Binary;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// Reads the pairs of a Berkeley DB hash database, versions 8 to 10, either byte order (Berkeley DB, dbinc/db_page.h; rpm, lib/backend/bdb_ro.c): buckets are pages
/// or chains of them, and what does not fit lies on a chain of overflow pages. Every page is used at most once.
/// </summary>
internal sealed class BerkeleyHash
{
    private const int MetaLength = 512, PageHead = 26;
    private const uint Magic = 0x00061561;
    private const byte HashUnsorted = 2, Overflow = 7, HashMeta = 8, HashSorted = 13;
    private const byte OnPage = 1, OffPage = 3;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly bool _isBigEndian;
    private readonly int _pageLength;
    private readonly uint _lastPage;
    private readonly uint _lastBucket;
    private readonly uint[] _spares = new uint[32];
    private readonly HashSet<uint> _used = [];

    private BerkeleyHash(ReadOnlyMemory<byte> file, bool isBigEndian)
    {
        (_file, _isBigEndian) = (file, isBigEndian);
        ReadOnlySpan<byte> meta = file.Span;
        _pageLength = (int)Math.Min(Word(meta, 20), int.MaxValue);
        _lastPage = Word(meta, 32);
        _lastBucket = Word(meta, 72);
        for (int i = 0; i < _spares.Length; i++)
            _spares[i] = Word(meta, 96 + (4 * i));
    }

    /// <summary>What could not be read.</summary>
    public PackageProblems Problems { get; } = new();

    /// <summary>Opens a database; null with the problem when it cannot be read.</summary>
    public static BerkeleyHash? Open(ReadOnlyMemory<byte> file, out string? problem)
    {
        problem = "it is no Berkeley DB hash database";
        ReadOnlySpan<byte> meta = file.Span;
        if (meta.Length < MetaLength)
            return null;
        bool isBigEndian = BinaryPrimitives.ReadUInt32BigEndian(meta[12..]) == Magic;
        if (!isBigEndian && BinaryPrimitives.ReadUInt32LittleEndian(meta[12..]) != Magic)
            return null;
        var database = new BerkeleyHash(file, isBigEndian);
        uint version = database.Word(meta, 16);
        problem = version is < 8 or > 10 ? $"Berkeley DB hash version {version} is not known"
            : meta[24] != 0 || (meta[26] & 1) != 0 ? "it is encrypted or has checksums, which rpm does not use"
            : database._pageLength is < 512 or > 65_536 || (database._pageLength & (database._pageLength - 1)) != 0 ? "its page size is impossible"
            : meta[25] != HashMeta ? "its first page is no description of a hash"
            : (database._lastPage + 1L) * database._pageLength > file.Length ? "it is cut off"
            : database._lastBucket > database._lastPage ? "it states more buckets than pages"
            : null;
        return problem is null ? database : null;
    }

    /// <summary>The pairs, in the order of the buckets.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value)> Pairs()
    {
        for (uint bucket = 0; bucket <= _lastBucket; bucket++)
        {
            uint number = PageOf(bucket);
            do
            {
                ReadOnlyMemory<byte> page = Page(number);
                if (page.IsEmpty || page.Span[25] is not (HashUnsorted or HashSorted))
                {
                    Problems.Add($"page {number} is no page of a hash");
                    break;
                }

                int items = Half(page.Span, 20);
                // Items grow from the end of the page: each ends where the one before it begins, and the last where the page says (db_page.h, HOFFSET).
                int end = page.Length;
                if (items % 2 != 0 || PageHead + (2 * items) > page.Length)
                    Problems.Add($"page {number} states an impossible number of items");
                for (int i = 0; i + 1 < items && PageHead + (2 * items) <= end; i += 2)
                {
                    int key = Half(page.Span, PageHead + (2 * i)), value = Half(page.Span, PageHead + (2 * i) + 2);
                    if (Item(page, key, end) is { } foundKey && Item(page, value, key) is { } foundValue)
                        yield return (foundKey, foundValue);
                    else
                        Problems.Add($"an item of page {number} is damaged");
                    end = Math.Min(end, value);
                }

                // The end of a page of 64 KB does not fit into its field.
                if (end != (Half(page.Span, 22) is var lowest && lowest == 0 ? 65_536 : lowest))
                    Problems.Add($"page {number} has more items than it states");
                number = Word(page.Span, 16);
            }
            while (number != 0);
        }

        // Pages that were given back are of no type: one of a hash with items, in no bucket, is lost.
        for (uint number = 1; number <= _lastPage; number++)
        {
            ReadOnlyMemory<byte> page = _used.Contains(number) ? default : _file.Slice((int)((long)number * _pageLength), _pageLength);
            if (!page.IsEmpty && page.Span[25] is HashUnsorted or HashSorted && Half(page.Span, 20) > 0)
                Problems.Add($"page {number} belongs to no bucket");
        }
    }

    // A bucket lies at its number plus the pages that were given out before its doubling.
    private uint PageOf(uint bucket)
    {
        int doublings = 0;
        for (uint rest = bucket; rest != 0; rest >>= 1)
            doublings++;
        return doublings < _spares.Length ? unchecked(bucket + _spares[doublings]) : 0;
    }

    // Empty when it is missing, states another number, or was used before.
    private ReadOnlyMemory<byte> Page(uint number)
    {
        if (number == 0 || number > _lastPage || !_used.Add(number))
            return default;
        ReadOnlyMemory<byte> page = _file.Slice((int)((long)number * _pageLength), _pageLength);
        return Word(page.Span, 8) == number ? page : default;
    }

    private ReadOnlyMemory<byte>? Item(ReadOnlyMemory<byte> page, int start, int end)
    {
        if (start < PageHead || start >= end || end > page.Length)
            return null;
        ReadOnlySpan<byte> item = page.Span[start..end];
        return item[0] switch
        {
            OnPage => page[(start + 1)..end],
            OffPage when item.Length == 12 => Chain(Word(item, 4), Word(item, 8)),
            _ => null,
        };
    }

    // The chain is walked before anything is reserved: a length is only a claim.
    private ReadOnlyMemory<byte>? Chain(uint number, uint length)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        long total = 0;
        while (total < length)
        {
            ReadOnlyMemory<byte> page = Page(number);
            if (page.IsEmpty || page.Span[25] != Overflow)
                return null;
            int part = Half(page.Span, 22);
            if (part == 0 || PageHead + part > page.Length)
                return null;
            parts.Add(page.Slice(PageHead, part));
            total += part;
            number = Word(page.Span, 16);
        }

        if (total == 0 || total != length)
            return null;
        byte[] whole = new byte[total];
        int filled = 0;
        foreach (ReadOnlyMemory<byte> part in parts)
        {
            part.CopyTo(whole.AsMemory(filled));
            filled += part.Length;
        }

        return whole;
    }

    private uint Word(ReadOnlySpan<byte> bytes, int at) =>
        _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private int Half(ReadOnlySpan<byte> bytes, int at) =>
        _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
