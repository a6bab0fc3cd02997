using System.Buffers.Binary;

namespace TrustShift.Discovery.Stores.Nss;

/// <summary>
/// A hash file of Berkeley DB 1.85 (lib/dbm/include/hash.h and src/h_page.c of NSS): a header in big-endian, buckets of one page each with pages that overflow. Each page is used once, so that time is bounded by the
/// file.
/// </summary>
internal sealed class BerkeleyHash185
{
    private const uint Magic = 0x00061561;
    private const int HeaderLength = 260, Spares = 68, SpareCount = 32;
    private const int LittleEndian = 1234;
    private const int SplitShift = 11, MostOnPage = 0x7FF, RealKey = 4;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int _pageLength;
    private readonly bool _isLittle;
    private readonly int _headerPages;
    private readonly HashSet<long> _used = [];

    private BerkeleyHash185(ReadOnlyMemory<byte> bytes, int pageLength)
    {
        (_bytes, _pageLength) = (bytes, pageLength);
        _isLittle = Header(2) == LittleEndian;
        _headerPages = Header(15);
        Count = Header(14);
    }

    /// <summary>How many records it has, by its header.</summary>
    public int Count { get; }

    /// <summary>Whether a page could not be read.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Whether a file begins like one.</summary>
    public static bool IsOne(ReadOnlySpan<byte> head) => head.Length > 4 && BinaryPrimitives.ReadUInt32BigEndian(head) == Magic;

    /// <summary>Opens one; null when it is none.</summary>
    public static BerkeleyHash185? Open(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < HeaderLength || !IsOne(bytes.Span))
            return null;
        int pageLength = BinaryPrimitives.ReadInt32BigEndian(bytes.Span[12..]);
        return pageLength is >= 64 and <= 65536 ? new BerkeleyHash185(bytes, pageLength) : null;
    }

    /// <summary>The records; of one that is longer than a page the data is null.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte>? Data)> Records()
    {
        long buckets = (uint)Header(10) + 1L;
        for (long bucket = 0; bucket < buckets && bucket < _bytes.Length; bucket++)
        {
            long page = PageOf(bucket);
            for (bool isInLong = false; page >= 0;)
            {
                ReadOnlyMemory<byte> bytes = Page(page);
                page = -1;
                if (bytes.IsEmpty)
                    break;
                int count = Short(bytes, 0), end = _pageLength;
                bool isLong = false;
                for (int i = 1; i < count && (2 * i) + 4 <= bytes.Length; i += 2)
                {
                    int key = Short(bytes, 2 * i), data = Short(bytes, (2 * i) + 2);
                    if (data == 0)
                    {
                        page = OverflowOf(key);
                        break;
                    }

                    if (data < RealKey)
                    {
                        isLong = true;
                        if (!isInLong && key < _pageLength)
                            yield return (bytes[key..], null);
                        continue;
                    }

                    if (data > key || key > end)
                    {
                        IsDamaged = true;
                        break;
                    }

                    yield return (bytes[key..end], bytes[data..key]);
                    end = data;
                }

                isInLong = isLong;
            }
        }
    }

    // BUCKET_TO_PAGE: the pages that overflow stand between the buckets, as many as the header says of each doubling.
    private long PageOf(long bucket) => bucket + _headerPages + (bucket == 0 ? 0 : Spare(Log2(bucket + 1) - 1));

    // OADDR_TO_PAGE.
    private long OverflowOf(int address) => PageOf((1L << (address >> SplitShift)) - 1) + (address & MostOnPage);

    // hash_log2.c: the smallest power that is not less.
    private static int Log2(long number)
    {
        int power = 0;
        for (long limit = 1; limit < number; limit <<= 1)
            power++;
        return power;
    }

    private ReadOnlyMemory<byte> Page(long page)
    {
        long at = page * _pageLength;
        if (page > 0 && at + _pageLength <= _bytes.Length && _used.Add(page))
            return _bytes.Slice((int)at, _pageLength);
        IsDamaged = true;
        return default;
    }

    private int Header(int index) => BinaryPrimitives.ReadInt32BigEndian(_bytes.Span[(4 * index)..]);

    private long Spare(int index) => index is >= 0 and < SpareCount ? BinaryPrimitives.ReadUInt32BigEndian(_bytes.Span[(Spares + (4 * index))..]) : 0;

    private int Short(ReadOnlyMemory<byte> page, int at) => _isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(page.Span[at..]) : BinaryPrimitives.ReadUInt16BigEndian(page.Span[at..]);
}
