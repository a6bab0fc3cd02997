using SharpCompress.Common;
using SharpCompress.Readers;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>The entries of an archive that SharpCompress reads onwards. A decoder that stumbles over its list may throw anything: here it becomes <see cref="InvalidDataException"/>.</summary>
internal static class DecoderArchive
{
    /// <summary>How archives are opened: the file is ours.</summary>
    public static ReaderOptions Options => new() { LeaveStreamOpen = true, LookForHeader = false };

    /// <summary>The entries.</summary>
    public static IEnumerable<ArchiveEntry> Read(Func<IReader> open)
    {
        using var closing = new Closing(Guarded(open));
        IReader reader = closing.Reader;
        while (Guarded(reader.MoveToNextEntry))
        {
            IEntry entry = Guarded(() => reader.Entry);
            (string? key, long size, bool folder, bool encrypted, string? link) = Guarded(() => (entry.Key, entry.Size, entry.IsDirectory, entry.IsEncrypted, entry.LinkTarget));
            if (folder || string.IsNullOrEmpty(key))
                continue;
            if (!string.IsNullOrEmpty(link))
                yield return new ArchiveEntry(key, 0, null, link);
            else
                yield return new ArchiveEntry(key, size, () => encrypted ? throw new InvalidDataException("it is encrypted") : reader.OpenEntryStream());
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (IOException or InvalidDataException or OperationCanceledException))
        {
            throw new InvalidDataException(e is CryptographicException ? "its list of entries is encrypted" : "its list of entries cannot be read", e);
        }
    }

    // Closing passes over what is left, which may stumble as well: all that there is to tell was told.
    private sealed class Closing(IReader reader) : IDisposable
    {
        public IReader Reader => reader;

        public void Dispose()
        {
            try
            {
                reader.Dispose();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                GC.KeepAlive(e);
            }
        }
    }
}
