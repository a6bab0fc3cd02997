namespace TrustShift.Discovery.Sources;

/// <summary>The bytes of one file, on disk or in an archive, as its readers ask for them.</summary>
public abstract class FileBytes : IDisposable
{
    /// <summary>Length in bytes; -1 where it is known only at the end.</summary>
    public abstract long Length { get; }

    /// <summary>Whether any place can be read at any time; else only onwards, and again what <see cref="ForwardBytes"/> keeps of the beginning.</summary>
    public abstract bool IsSeekable { get; }

    /// <summary>Reads at a place, as many bytes as there are at once.</summary>
    /// <param name="buffer">Where to put them.</param>
    /// <param name="offset">Place in the file, from 0.</param>
    /// <returns>Bytes read; 0 at the end.</returns>
    /// <exception cref="IOException">It cannot be read, or not at this place any more.</exception>
    public abstract int Read(Span<byte> buffer, long offset);

    /// <summary>Fills the buffer from a place on as far as there are bytes.</summary>
    /// <returns>Bytes read: fewer than asked for at the end only.</returns>
    public int ReadWhole(Span<byte> buffer, long offset)
    {
        int filled = 0;
        while (filled < buffer.Length && Read(buffer[filled..], offset + filled) is > 0 and var read)
            filled += read;
        return filled;
    }

    /// <summary>The file from a place on as a stream; seekable where the file is.</summary>
    /// <param name="start">Where the stream begins, in bytes.</param>
    public Stream AsStream(long start = 0) => new FileBytesStream(this, start);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what it holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
