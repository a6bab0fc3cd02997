namespace TrustShift.Discovery.Archives;

/// <summary>
/// What a decoder unpacks, counted against the budget. A decoder that stumbles over bytes which nobody vouches for may throw anything: here it becomes <see cref="InvalidDataException"/>,
/// as damage that it is.
/// </summary>
/// <param name="decoder">The decoder, closed with this.</param>
/// <param name="budget">The budget.</param>
internal sealed class UnpackedStream(Stream decoder, ArchiveBudget budget) : ReadingStream
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

    /// <summary>Bytes so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether it was read to its end.</summary>
    public bool IsWhole { get; private set; }

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

        IsWhole |= read == 0 && !buffer.IsEmpty;
        Count += read;
        budget.CountBytes(read);
        return read;
    }

    // Some decoders compare checksums, or pass over the rest, only when they are closed. What was read to its end and is damaged is told; of anything else the reason is on its way already.
    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing)
                decoder.Dispose();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (IsWhole && !budget.IsSpent)
                throw new InvalidDataException("what is packed is damaged", e);
        }
        finally
        {
            base.Dispose(disposing);
        }
    }
}
