using System.Buffers;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Sources;

/// <summary>
/// Entries of one archive on their way from the thread that unpacks to one that searches, as long as a processor is idle: a large archive takes both. What finds no room in the queue is searched by
/// the thread that unpacked it.
/// </summary>
/// <param name="search">Searches one entry.</param>
/// <param name="makePass">Makes the buffers of the other thread.</param>
/// <param name="mayHelp">Whether a processor is idle; true takes it.</param>
/// <param name="helped">Gives it back.</param>
internal sealed class EntryQueue(Action<FoundFile, MemoryBytes, FilePass> search, Func<FilePass> makePass, Func<bool> mayHelp, Action helped)
{
    private const int MostQueued = 8 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<(FoundFile File, MemoryBytes Bytes)> _entries = new();
    private FilePass? _pass;
    private Task? _helper;
    private bool _isHelping;
    private long _queued;

    /// <summary>Takes an entry where there is room for it and somebody to search it.</summary>
    public bool TryAdd(FoundFile file, MemoryBytes bytes)
    {
        lock (_gate)
        {
            if (_queued + bytes.Length > MostQueued || !(_isHelping || mayHelp()))
                return false;
            _entries.Enqueue((file, bytes.Take() ?? CopyOf(bytes.Bytes.Span)));
            _queued += bytes.Length;
            if (_isHelping)
                return true;
            _isHelping = true;
            Task? before = _helper;
            _helper = Task.Run(() => Help(before));
            return true;
        }
    }

    /// <summary>Searches what is left, and waits for the other thread to have done its part.</summary>
    /// <param name="pass">That of the calling thread.</param>
    public void Finish(FilePass pass)
    {
        while (Next() is var (file, bytes))
            Search(file, bytes, pass);
        Task? helper;
        lock (_gate)
            helper = _helper;
        helper?.GetAwaiter().GetResult();
    }

    private static MemoryBytes CopyOf(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        return new MemoryBytes(copy.AsMemory(0, bytes.Length), () => ArrayPool<byte>.Shared.Return(copy));
    }

    private void Search(FoundFile file, MemoryBytes bytes, FilePass pass)
    {
        using (bytes)
            search(file, bytes, pass);
    }

    private void Help(Task? before)
    {
        bool hasLeft = false;
        try
        {
            // The buffers are one thread's at a time, and what went wrong before is told.
            before?.GetAwaiter().GetResult();
            _pass ??= makePass();
            while (NextOrLeave() is var (file, bytes))
                Search(file, bytes, _pass);
            hasLeft = true;
        }
        finally
        {
            if (!hasLeft)
            {
                lock (_gate)
                    _isHelping = false;
            }

            helped();
        }
    }

    private (FoundFile File, MemoryBytes Bytes)? NextOrLeave()
    {
        lock (_gate)
        {
            if (Next() is { } next)
                return next;
            _isHelping = false;
            return null;
        }
    }

    private (FoundFile File, MemoryBytes Bytes)? Next()
    {
        lock (_gate)
        {
            if (!_entries.TryDequeue(out (FoundFile File, MemoryBytes Bytes) next))
                return null;
            _queued -= next.Bytes.Length;
            return next;
        }
    }
}
