using System.Buffers;
using System.Globalization;
using TrustShift.Discovery.Archives.Programs;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Limits;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives;

/// <summary>
/// Reads files that hold others, nested to a bounded depth, in one pass from the beginning to the end: an entry is unpacked in memory or, where it is large, as it comes. Nothing is written. The
/// path of an entry is <c>archive!path</c>; a packed tar is one level, not two.
/// </summary>
/// <param name="limits">The bounds.</param>
/// <param name="memory">The memory that is shared with other threads; null where there are none.</param>
/// <param name="buffers">Where entries are unpacked to.</param>
/// <param name="read">Who reads a file that holds no others.</param>
/// <param name="ended">Who is told of each archive that was read, once it is.</param>
internal sealed class ArchiveReader(ReadingLimits limits, ReadingMemory? memory, EntryBuffers buffers, Action<FoundFile, FileBytes> read, Action<ArchiveContent> ended)
{
    // A chunk of the pass over a file, so that a file which fits needs no second read.
    private const int HeadLength = 256 * 1024;

    private readonly List<Gap> _gaps = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Gap> Gaps => _gaps;

    /// <summary>The format of an open file; null when it holds no others.</summary>
    public static ArchiveFormat? FormatOf(FileBytes source)
    {
        Span<byte> head = stackalloc byte[ArchiveFormats.HeadLength];
        return ArchiveFormats.Find(source, head[..source.ReadWhole(head, 0)]);
    }

    /// <summary>Reads one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">Its bytes.</param>
    /// <param name="format">Its format.</param>
    /// <param name="clock">How long it takes.</param>
    /// <param name="cancellation">Ends the reading between entries.</param>
    public void Read(FoundFile file, FileBytes source, ArchiveFormat format, ReadingClock clock, CancellationToken cancellation)
    {
        using var budget = new ArchiveBudget(limits, Math.Max(1, source.Length), clock, memory, cancellation);
        try
        {
            Read(file, source, format, budget, depth: 1, cancellation);
        }
        catch (ReadingLimitException e)
        {
            _gaps.Add(GapOf(file, $"{e.Message}: the rest of it was not read", e.Remedy));
        }
    }

    private void Read(FoundFile file, FileBytes source, ArchiveFormat format, ArchiveBudget budget, int depth, CancellationToken cancellation)
    {
        var content = new ArchiveContent(file.Path, limits.Kept);
        long held = budget.Held;
        try
        {
            foreach (ArchiveEntry entry in format.Read(source, budget))
            {
                cancellation.ThrowIfCancellationRequested();
                budget.CountEntry();
                Read(file, entry, content, budget, depth, cancellation);
            }
        }
        catch (Exception e) when (e is (IOException or InvalidDataException) and not ReadingLimitException { EndsFile: true })
        {
            _gaps.Add(GapOf(file, $"a damaged {format.Name} file, of which only what stands before the damage was read: {e.Message}", (e as ReadingLimitException)?.Remedy));
        }
        finally
        {
            budget.Release(held);
        }

        ended(content);
    }

    private void Read(FoundFile file, ArchiveEntry entry, ArchiveContent content, ArchiveBudget budget, int depth, CancellationToken cancellation)
    {
        if (entry.Own is { } own)
        {
            read(file with { Length = own.Length }, own);
            return;
        }

        string path = entry.Path.Length == 0 ? UnpackedName(file.Name) : ArchiveContent.Clean(entry.Path);
        if (path.Length == 0)
            return;
        if (entry.LinkTarget is { } target)
            content.AddLink(path, target, entry.IsHardLink);
        if (entry.Open is null)
            return;
        string first = path;
        path = content.NameFor(path);
        var inner = new FoundFile("", $"{file.Path}!{path}", Math.Max(0, entry.Length), file.Look);
        long held = budget.Held;
        try
        {
            using UnpackedStream unpacked = UnpackedStream.Open(entry.Open, budget);
            Read(file, inner, entry, unpacked, content, path, budget, depth, cancellation);
            // A decoder that meets the end of what is packed too soon may end without a word.
            if (unpacked.IsWhole && unpacked.Count < entry.Length)
                _gaps.Add(GapOf(inner, string.Create(CultureInfo.InvariantCulture, $"it should have {entry.Length:N0} bytes, but {unpacked.Count:N0} came out of the archive")));
            if (!ReferenceEquals(first, path) && unpacked.Count > 0 && !content.AreSame(first, path))
                _gaps.Add(GapOf(inner, $"the archive has several files of the name {first}: which of them a program gets, depends on who unpacks it"));
        }
        catch (Exception e) when (e is (IOException or InvalidDataException) and not ReadingLimitException { EndsFile: true })
        {
            content.Add(path, []);
            _gaps.Add(GapOf(inner, $"cannot be unpacked: {e.Message}", (e as ReadingLimitException)?.Remedy));
        }
        finally
        {
            budget.Release(held);
        }
    }

    private void Read(FoundFile outer, FoundFile inner, ArchiveEntry entry, Stream unpacked, ArchiveContent content, string path, ArchiveBudget budget, int depth, CancellationToken cancellation)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(HeadLength);
        byte[]? larger = null;
        try
        {
            int length = unpacked.ReadAtLeast(bytes, HeadLength, throwOnEndOfStream: false);
            ArchiveFormat? format = ArchiveFormats.Find(bytes.AsSpan(0, Math.Min(length, ArchiveFormats.HeadLength)));
            bool atEnd = length < HeadLength;
            ReadOnlyMemory<byte> head = bytes.AsMemory(0, length);
            if (!atEnd && format is null or { NeedsSeeking: true })
            {
                larger = Enlarge(bytes, length, entry.Length, unpacked, budget, out length, out atEnd);
                head = (larger ?? bytes).AsMemory(0, length);
            }

            content.Add(path, atEnd ? head.Span : []);
            using FileBytes source = atEnd ? new MemoryBytes(head, Returning(ref larger)) : new ForwardBytes(unpacked, head, entry.Length);
            inner = inner with { Length = atEnd ? length : inner.Length };
            if (format is null && atEnd)
                format = ArchiveFormats.Find(source, head.Span[..Math.Min(length, ArchiveFormats.HeadLength)]);
            else if (format is null && ExecutableEnd.HasMore(head, entry.Length))
                _gaps.Add(GapOf(inner, $"a program of more than the {SizeText.Of(limits.InMemory)} in an archive that are held in memory, with something behind it that may be an archive of its own: not unpacked", limits.Raise("memory")));
            if (format is null)
                read(inner, source);
            else if (depth >= limits.Depth)
                _gaps.Add(GapOf(inner, string.Create(CultureInfo.InvariantCulture, $"archives nest deeper than {limits.Depth}: not read"), limits.Raise("depth")));
            else if (format.NeedsSeeking && !atEnd)
                _gaps.Add(GapOf(inner, $"a {format.Name} file of more than the {SizeText.Of(limits.InMemory)} in another archive that are held in memory: not read", limits.Raise("memory")));
            else
                Read(entry.Path.Length == 0 ? inner with { Path = outer.Path } : inner, source, format, budget, depth + 1, cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            if (larger is not null)
                buffers.Return(larger);
        }
    }

    // Whoever disposes of the entry gives its array back.
    private Action? Returning(ref byte[]? larger)
    {
        if (larger is not { } array)
            return null;
        larger = null;
        return () => buffers.Return(array);
    }

    // As far as memory is granted; most entries end before. Null where there is none: what was read stays where it is.
    private byte[]? Enlarge(byte[] head, int length, long stated, Stream unpacked, ArchiveBudget budget, out int filled, out bool atEnd)
    {
        byte[]? bytes = null;
        filled = length;
        atEnd = false;
        int wanted = stated > length ? (int)Math.Min(stated + 1, limits.InMemory) : Math.Min(4 * length, limits.InMemory);
        while (budget.TryHold(Math.Max(wanted, filled + 1) - (bytes?.Length ?? 0)))
        {
            byte[] next = buffers.Rent(Math.Max(wanted, filled + 1));
            (bytes ?? head).AsSpan(0, filled).CopyTo(next);
            if (bytes is not null)
                buffers.Return(bytes);
            bytes = next;
            filled += unpacked.ReadAtLeast(bytes.AsSpan(filled), Math.Min(bytes.Length, limits.InMemory) - filled, throwOnEndOfStream: false);
            atEnd = filled < Math.Min(bytes.Length, limits.InMemory);
            if (atEnd || filled >= limits.InMemory)
                break;
            wanted = (int)Math.Min(4L * bytes.Length, limits.InMemory);
        }

        return bytes;
    }

    // "roots.pem.gz" holds "roots.pem"; "app.tgz" holds "app.tar".
    private static string UnpackedName(ReadOnlySpan<char> name)
    {
        int dot = name.LastIndexOf('.');
        if (dot <= 0)
            return "content";
        ReadOnlySpan<char> extension = name[dot..];
        return extension is ".tgz" or ".txz" or ".tbz2" or ".tbz" or ".tzst" ? $"{name[..dot]}.tar" : name[..dot].ToString();
    }

    private static Gap GapOf(FoundFile file, string reason, string? remedy = null) =>
        new(file.Path, reason, remedy, Decides: PlaceNatures.Of(file.Path) != PlaceNature.Sample);
}
