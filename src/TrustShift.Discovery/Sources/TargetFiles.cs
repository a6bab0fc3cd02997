using System.Collections.Concurrent;
using System.Text;
using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Sources;

/// <summary>Small reads of single files of a target, by their path in it. Links are followed as long as they stay in the target.</summary>
/// <param name="scope">The target.</param>
public sealed class TargetFiles(TargetScope scope)
{
    private const int ChunkLength = 1024 * 1024;
    /// <summary>The most bytes that are read of a definition or a file of settings.</summary>
    public const int LongestDefinition = 256 * 1024;

    private const long LongestSearch = 512L * 1024 * 1024;

    private readonly ConcurrentDictionary<string, int> _cut = new(StringComparer.Ordinal);
    private ArchiveContent? _archive;

    /// <summary>Whether the target is a system: this host, or a root file system.</summary>
    public bool IsSystem => scope.IsHost || scope.IsRootFileSystem;

    /// <summary>Files that were longer than what was read of them.</summary>
    public IEnumerable<Gap> Cut => _cut.Select(static c => new Gap(c.Key, $"longer than the {c.Value / 1024} KB that are read of such a file: what stands after them was not read, and may name another trust store"));

    /// <summary>The same files, with those of an archive that was just read: of what is in it, only small files can be read.</summary>
    internal TargetFiles Within(ArchiveContent archive) => new(scope) { _archive = archive };

    /// <summary>Whether a file or folder is there.</summary>
    public bool Exists(string path) => InArchive(path) is { } inner ? _archive!.Exists(inner) : Find(path).Outcome is LinkOutcome.File or LinkOutcome.Folder;

    /// <summary>Where a path leads when its links are followed: a full path, for telling two names of one file from two files.</summary>
    public string RealPath(string path) => InArchive(path) is { } inner ? $"{_archive!.Place}!{_archive.Resolve(inner) ?? inner}" : Find(path).FullPath;

    /// <summary>A whole file; null when it is none, cannot be read, or is longer than <paramref name="most"/> bytes.</summary>
    public byte[]? ReadBytes(string path, int most)
    {
        if (InArchive(path) is { } inner)
            return _archive!.Read(inner) is { } kept && kept.Length <= most ? kept : null;
        LinkEnd end = Find(path);
        if (end.Outcome != LinkOutcome.File)
            return null;
        try
        {
            using FileStream file = new(end.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (file.Length > most)
                return null;
            byte[] bytes = new byte[file.Length];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length == bytes.Length ? bytes : bytes[..length];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The first bytes of a file; empty when it cannot be read.</summary>
    public byte[] ReadHead(string path, int most)
    {
        if (InArchive(path) is { } inner)
            return _archive!.Read(inner) is { } kept ? kept[..Math.Min(kept.Length, most)] : [];
        LinkEnd end = Find(path);
        if (end.Outcome != LinkOutcome.File)
            return [];
        try
        {
            using FileStream file = new(end.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            byte[] bytes = new byte[most];
            return bytes[..file.ReadAtLeast(bytes, most, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A definition or a file of settings as text; null when it cannot be read. One that is longer than <see cref="LongestDefinition"/> bytes is read so far, and is one of <see cref="Cut"/>.</summary>
    public string? ReadDefinition(string path) => ReadText(path, LongestDefinition);

    /// <summary>The beginning of a file as text, at most <paramref name="most"/> bytes; null when it cannot be read. Of definitions and longer texts it is a gap when there is more.</summary>
    public string? ReadText(string path, int most = 64 * 1024)
    {
        if (InArchive(path) is { } inner)
            return _archive!.Read(inner) is { } kept ? Encoding.UTF8.GetString(kept, 0, Math.Min(kept.Length, most)) : null;
        LinkEnd end = Find(path);
        if (end.Outcome != LinkOutcome.File)
            return null;
        try
        {
            using FileStream file = new(end.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            byte[] bytes = new byte[(int)Math.Min(most, Math.Max(file.Length, 4_096))];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (file.Length > most && most >= LongestDefinition)
                _cut.TryAdd(path, most);
            return Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Which of the texts a file holds, in the order of <paramref name="texts"/>, each with up to 64 characters after it; empty when it cannot be read.</summary>
    public Dictionary<string, string> Search(string path, params ReadOnlySpan<string> texts)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (InArchive(path) is { } inner)
        {
            string kept = Encoding.Latin1.GetString(_archive!.Read(inner) ?? []);
            foreach (string text in texts)
            {
                if (kept.IndexOf(text, StringComparison.Ordinal) is >= 0 and var at)
                    found[text] = kept.Substring(at + text.Length, Math.Min(64, kept.Length - at - text.Length));
            }

            return found;
        }

        LinkEnd end = Find(path);
        if (end.Outcome != LinkOutcome.File)
            return found;
        byte[][] patterns = new byte[texts.Length][];
        for (int i = 0; i < texts.Length; i++)
            patterns[i] = Encoding.ASCII.GetBytes(texts[i]);
        try
        {
            using FileStream file = new(end.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            byte[] bytes = new byte[(int)Math.Min(ChunkLength, file.Length + 1)];
            int kept = 0;
            for (long total = 0; total < LongestSearch && found.Count < texts.Length;)
            {
                int read = file.ReadAtLeast(bytes.AsSpan(kept), bytes.Length - kept, throwOnEndOfStream: false);
                if (read == 0)
                    break;
                total += read;
                ReadOnlySpan<byte> chunk = bytes.AsSpan(0, kept + read);
                for (int i = 0; i < patterns.Length; i++)
                {
                    int at = found.ContainsKey(texts[i]) ? -1 : chunk.IndexOf(patterns[i]);
                    if (at >= 0)
                        found[texts[i]] = Encoding.Latin1.GetString(chunk.Slice(at + patterns[i].Length, Math.Min(64, chunk.Length - at - patterns[i].Length)));
                }

                // Half of what is repeated holds a text that the end cuts, the other half what follows it.
                int next = Math.Min(256, chunk.Length);
                chunk[^next..].CopyTo(bytes);
                kept = next == chunk.Length ? 0 : next;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return found;
        }

        return found;
    }

    /// <summary>What a ZIP file holds; null when it is none or cannot be read.</summary>
    public ZipListing? ReadZip(string path)
    {
        if (_archive is { } archive && string.Equals(path, archive.Place, StringComparison.Ordinal))
            return ZipListing.Of(archive);
        if (InArchive(path) is not null)
            return null;
        LinkEnd end = Find(path);
        if (end.Outcome != LinkOutcome.File)
            return null;
        try
        {
            return ZipListing.Open(end.FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The names in a folder, ordinal order; empty when it cannot be read.</summary>
    public IReadOnlyList<string> NamesIn(string path)
    {
        if (InArchive(path) is { } inner)
            return _archive!.NamesIn(inner);
        LinkEnd end = Find(path);
        if (end.Outcome != LinkOutcome.Folder)
            return [];
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(end.FullPath).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // The path in the archive; null for what is not in it.
    private string? InArchive(string path) =>
        _archive is { Place: var place } && path.Length > place.Length && path[place.Length] is '!' && path.StartsWith(place, StringComparison.Ordinal) ? path[(place.Length + 1)..] : null;

    private LinkEnd Find(string path)
    {
        // In a root file system an absolute path, as configuration names it, starts at that root.
        string full = scope.IsHost ? path : Path.Combine(scope.Root, scope.IsRootFileSystem ? path.TrimStart('/') : path);
        LinkEnd end = scope.Links.Resolve(full);
        return scope.OnlyFile is not null || scope.Contains(end.FullPath) ? end : new LinkEnd(LinkOutcome.Nothing, end.FullPath);
    }
}
