using System.Buffers.Binary;
using System.Text;

namespace TrustShift.Discovery.Sources;

/// <summary>
/// The central directory of a ZIP file (APPNOTE.TXT 4.3.12 to 4.3.16), with ZIP64, wherever the archive begins in its file: a program may stand before it. Bounded: what does not add up is no
/// directory. .NET's own reader knows neither archives behind a program nor methods beyond deflate.
/// </summary>
public sealed class ZipDirectory
{
    private const int EndRecordLength = 22;
    private const int Zip64EndLength = 56;
    private const int LocatorLength = 20;
    private const int LongestComment = 65_535;
    private const int LongestDirectory = 256 * 1024 * 1024;
    private const int MostEntries = 2_000_000;
    private const int EntryLength = 46;

    private ZipDirectory(List<ZipItem> items, long start, bool isWhole) => (Items, Start, IsWhole) = (items, start, isWhole);

    /// <summary>The entries in the order of the directory.</summary>
    public IReadOnlyList<ZipItem> Items { get; }

    /// <summary>Where the archive begins in its file: later than 0 where something stands before it.</summary>
    public long Start { get; }

    /// <summary>False when there are more entries than are read, or the directory ends in the middle of one.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether an end record stands at the very end of a file, as it does in one without a comment. One short read.</summary>
    public static bool EndsFile(FileBytes source)
    {
        Span<byte> end = stackalloc byte[EndRecordLength];
        return source.Length > EndRecordLength && source.ReadWhole(end, source.Length - EndRecordLength) == EndRecordLength && end.StartsWith("PK\x05\x06"u8) && end[20] == 0 && end[21] == 0;
    }

    /// <summary>Reads it; null when the file has none that adds up.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ZipDirectory? Read(FileBytes source)
    {
        long length = source.Length;
        byte[] tail = new byte[(int)Math.Min(Math.Max(0, length), EndRecordLength + LongestComment)];
        int read = source.ReadWhole(tail, length - tail.Length);
        // The last record whose comment ends with the file or before it; a comment may hold what looks like a record.
        for (int at = tail.AsSpan(0, read).LastIndexOf("PK\x05\x06"u8); at >= 0; at = tail.AsSpan(0, at).LastIndexOf("PK\x05\x06"u8))
        {
            if (read - at >= EndRecordLength && Behind(source, tail.AsSpan(at, EndRecordLength), length - read + at) is { } directory)
                return directory;
        }

        return null;
    }

    private static ZipDirectory? Behind(FileBytes source, ReadOnlySpan<byte> end, long endAt)
    {
        long size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), stated = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        long directoryEnd = endAt;
        // Also where the usual fields would do: zip writes both when it packs its standard input.
        ReadZip64(source, endAt, ref size, ref stated, ref directoryEnd);
        // The directory ends where its end record begins, whatever stands before the archive.
        long start = directoryEnd - size;
        if (size is < 0 or > LongestDirectory || start < 0)
            return null;
        byte[] directory = new byte[size];
        if (source.ReadWhole(directory, start) != directory.Length || (size > 0 && !directory.AsSpan().StartsWith("PK\x01\x02"u8)))
            return null;
        // Offsets count from where the archive begins.
        long shift = Math.Max(0, start - stated);
        return Entries(directory, shift);
    }

    private static void ReadZip64(FileBytes source, long endAt, ref long size, ref long stated, ref long directoryEnd)
    {
        Span<byte> record = stackalloc byte[Zip64EndLength];
        if (endAt < LocatorLength + Zip64EndLength || source.ReadWhole(record[..LocatorLength], endAt - LocatorLength) != LocatorLength || !record.StartsWith("PK\x06\x07"u8))
            return;
        long end = endAt - LocatorLength - Zip64EndLength;
        if (source.ReadWhole(record, end) != Zip64EndLength || !record.StartsWith("PK\x06\x06"u8))
            return;
        size = BinaryPrimitives.ReadInt64LittleEndian(record[40..]);
        stated = BinaryPrimitives.ReadInt64LittleEndian(record[48..]);
        directoryEnd = end;
    }

    private static ZipDirectory? Entries(ReadOnlySpan<byte> rest, long shift)
    {
        bool isEmpty = rest.IsEmpty;
        var items = new List<ZipItem>();
        bool isWhole = true;
        while (rest.Length >= EntryLength && rest.StartsWith("PK\x01\x02"u8))
        {
            int name = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]), extra = BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]);
            int next = EntryLength + name + extra + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            isWhole = next <= rest.Length && items.Count < MostEntries;
            if (!isWhole)
                break;
            long packed = BinaryPrimitives.ReadUInt32LittleEndian(rest[20..]), unpacked = BinaryPrimitives.ReadUInt32LittleEndian(rest[24..]), offset = BinaryPrimitives.ReadUInt32LittleEndian(rest[42..]);
            ReadZip64Extra(rest.Slice(EntryLength + name, extra), ref unpacked, ref packed, ref offset);
            items.Add(new ZipItem(
                Encoding.UTF8.GetString(rest.Slice(EntryLength, name)),
                BinaryPrimitives.ReadUInt16LittleEndian(rest[10..]),
                IsEncrypted: (BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]) & 1) != 0,
                IsLink: rest[5] == 3 && (BinaryPrimitives.ReadUInt16LittleEndian(rest[40..]) & 0xF000) == 0xA000,
                packed,
                unpacked,
                offset < 0 ? -1 : offset + shift));
            rest = rest[next..];
        }

        return items.Count > 0 || isEmpty ? new ZipDirectory(items, shift, isWhole && rest.IsEmpty) : null;
    }

    // APPNOTE.TXT 4.5.3: only the fields that are all ones stand there, in this order.
    private static void ReadZip64Extra(ReadOnlySpan<byte> extra, ref long unpacked, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                return;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                ReadOnlySpan<byte> values = extra.Slice(4, length);
                Take(ref values, ref unpacked);
                Take(ref values, ref packed);
                Take(ref values, ref offset);
                return;
            }

            extra = extra[(4 + length)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> values, ref long field)
    {
        if (field != uint.MaxValue || values.Length < 8)
            return;
        field = BinaryPrimitives.ReadInt64LittleEndian(values);
        values = values[8..];
    }
}
