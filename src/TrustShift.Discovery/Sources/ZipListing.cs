using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using TrustShift.Discovery.Archives;

namespace TrustShift.Discovery.Sources;

/// <summary>
/// The names in a ZIP file by its central directory (APPNOTE.TXT 4.3.12 and 4.3.16), and the text of small entries. Bounded; nothing is unpacked to disk, and what does not add up is no entry.
/// </summary>
public sealed class ZipListing
{
    private const int EndRecordLength = 22;
    private const int LongestComment = 65_535;
    private const int LongestDirectory = 32 * 1024 * 1024;
    private const int EntryLength = 46;
    private const int LocalHeaderLength = 30;
    private const int LongestText = 64 * 1024;

    private readonly Func<FileBytes>? _open;
    private readonly ArchiveContent? _content;
    private readonly Dictionary<string, (uint Offset, uint Packed, ushort Method)> _entries;

    private ZipListing(Func<FileBytes> open, List<string> names, Dictionary<string, (uint Offset, uint Packed, ushort Method)> entries) => (_open, Names, _entries) = (open, names, entries);

    private ZipListing(ArchiveContent content) => (_content, Names, _entries) = (content, [.. content.Paths], []);

    /// <summary>The names, in the order of the directory.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads the directory; null when the file is no ZIP file or its directory does not add up.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ZipListing? Open(string fullPath)
    {
        using FileBytes source = DiskBytes.Open(fullPath);
        return Read(source, () => DiskBytes.Open(fullPath));
    }

    /// <summary>The same of one that was read as an archive in another.</summary>
    internal static ZipListing Of(ArchiveContent content) => new(content);

    /// <summary>The same of a file that is open.</summary>
    /// <param name="source">The file.</param>
    /// <param name="open">Opens it again, to read an entry.</param>
    public static ZipListing? Read(FileBytes source, Func<FileBytes> open)
    {
        if (Directory(source) is not var (directory, shift))
            return null;
        var names = new List<string>();
        var entries = new Dictionary<string, (uint, uint, ushort)>(StringComparer.Ordinal);
        ReadOnlySpan<byte> rest = directory;
        while (rest.Length >= EntryLength && rest.StartsWith("PK\x01\x02"u8))
        {
            int name = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
            int next = EntryLength + name + BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            if (next > rest.Length)
                return null;
            string text = Encoding.UTF8.GetString(rest.Slice(EntryLength, name));
            names.Add(text);
            long offset = BinaryPrimitives.ReadUInt32LittleEndian(rest[42..]) + shift;
            if (offset is >= 0 and < uint.MaxValue)
                entries.TryAdd(text, ((uint)offset, BinaryPrimitives.ReadUInt32LittleEndian(rest[20..]), BinaryPrimitives.ReadUInt16LittleEndian(rest[10..])));
            rest = rest[next..];
        }

        return names.Count > 0 || directory.Length == 0 ? new ZipListing(open, names, entries) : null;
    }

    /// <summary>The beginning of an entry as text, at most 64 KB; null when there is none, or it is packed in a way that is not known.</summary>
    public string? ReadText(string name)
    {
        if (_content is not null)
            return _content.Read(name) is { } kept ? Encoding.UTF8.GetString(kept) : null;
        if (!_entries.TryGetValue(name, out (uint Offset, uint Packed, ushort Method) entry) || entry.Packed > LongestText || entry.Method is not (0 or 8))
            return null;
        try
        {
            using FileBytes source = _open!();
            byte[] header = new byte[LocalHeaderLength];
            if (source.ReadWhole(header, entry.Offset) != header.Length || !header.AsSpan().StartsWith("PK\x03\x04"u8))
                return null;
            byte[] packed = new byte[entry.Packed];
            long start = (long)entry.Offset + LocalHeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
            if (source.ReadWhole(packed, start) != packed.Length)
                return null;
            if (entry.Method == 0)
                return Encoding.UTF8.GetString(packed);
            using var inflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            byte[] text = new byte[LongestText];
            return Encoding.UTF8.GetString(text, 0, inflate.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    // Offsets count from where the archive begins, which is later where a program stands before it.
    private static (byte[] Directory, long Shift)? Directory(FileBytes source)
    {
        long length = source.Length;
        byte[] tail = new byte[(int)Math.Min(length, EndRecordLength + LongestComment)];
        int read = source.ReadWhole(tail, length - tail.Length);
        int at = tail.AsSpan(0, read).LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || read - at < EndRecordLength)
            return null;
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 12));
        // The directory ends where its end record begins, whatever stands before the archive (a self-extracting program).
        long start = length - read + at - size;
        if (size > LongestDirectory || start < 0)
            return null;
        byte[] directory = new byte[size];
        return source.ReadWhole(directory, start) == directory.Length ? (directory, start - BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16))) : null;
    }
}
