namespace TrustShift.Discovery.Archives;

/// <summary>
/// What a decoder unpacks, counted against the budget. A decoder that stumbles over bytes which nobody vouches for may throw anything: here it becomes <see cref="InvalidDataException"/>,
/// as damage that it is.
/// </summary>
/// <param name="decoder">The decoder, closed with this.</param>
/// <param name="budget">The budget.</param>
internal sealed class UnpackedStream(Stream decoder, ArchiveBudget budget) : Stream
{
    /// <summary>Opens a decoder, which may read the beginning already.</summary>
    /// <exception cref="IOException">The packed file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged, encrypted, or packed in a way that is not known.</exception>
    public static UnpackedStream Open(Func<Stream> open, ArchiveBudget budget)
    {
        try
        {
            return new UnpackedStream(open(), budget);
        }
        catch (Exception e) when (e is not (IOException or InvalidDataException or OperationCanceledException))
        {
            throw new InvalidDataException("what is packed is damaged", e);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = decoder.Read(buffer);
        }
        catch (Exception e) when (e is not (IOException or InvalidDataException or OperationCanceledException))
        {
            throw new InvalidDataException("what is packed is damaged", e);
        }

        budget.CountBytes(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            decoder.Dispose();
        base.Dispose(disposing);
    }
}
