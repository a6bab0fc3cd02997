using System.IO.Compression;
using System.Text;
using TrustShift.Discovery.Archives;

namespace TrustShift.Discovery.Sources;

/// <summary>The names in a ZIP file, and the text of small entries. Bounded; nothing is unpacked to disk, and what does not add up is no entry.</summary>
public sealed class ZipListing
{
    private const int LongestText = 64 * 1024;

    private readonly Func<FileBytes>? _open;
    private readonly ArchiveContent? _content;
    private readonly Dictionary<string, ZipItem> _entries = new(StringComparer.Ordinal);

    private ZipListing(Func<FileBytes> open, ZipDirectory directory)
    {
        _open = open;
        Names = [.. directory.Items.Select(static i => i.Name)];
        foreach (ZipItem item in directory.Items)
            _entries.TryAdd(item.Name, item);
    }

    private ZipListing(ArchiveContent content) => (_content, Names) = (content, [.. content.Paths]);

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

    /// <summary>The same of one that was read as an archive.</summary>
    internal static ZipListing Of(ArchiveContent content) => new(content);

    /// <summary>The same of a file that is open.</summary>
    /// <param name="source">The file.</param>
    /// <param name="open">Opens it again, to read an entry.</param>
    public static ZipListing? Read(FileBytes source, Func<FileBytes> open) =>
        ZipDirectory.Read(source) is { IsWhole: true } directory ? new ZipListing(open, directory) : null;

    /// <summary>The beginning of an entry as text, at most 64 KB; null when there is none, or it is packed in a way that is not known.</summary>
    public string? ReadText(string name)
    {
        if (_content is not null)
            return _content.Read(name) is { } kept ? Encoding.UTF8.GetString(kept) : null;
        if (!_entries.TryGetValue(name, out ZipItem? entry) || entry.Packed is < 0 or > LongestText || entry.Method is not (0 or 8) || entry.IsEncrypted)
            return null;
        try
        {
            using FileBytes source = _open!();
            byte[] packed = new byte[entry.Packed];
            if (entry.DataIn(source) is not { } start || source.ReadWhole(packed, start) != packed.Length)
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
}
