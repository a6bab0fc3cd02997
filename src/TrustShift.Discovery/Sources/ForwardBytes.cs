namespace TrustShift.Discovery.Sources;

/// <summary>The bytes of an entry too large for memory, which come once, in order. The beginning is kept, so that it can be looked at before the rest is read.</summary>
/// <param name="stream">The rest of the entry, which is left open.</param>
/// <param name="head">Its beginning, read from the stream before.</param>
/// <param name="length">Length in bytes as the archive states it; -1 for unknown.</param>
public sealed class ForwardBytes(Stream stream, ReadOnlyMemory<byte> head, long length) : FileBytes
{
    private long _position = head.Length;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override bool IsSeekable => false;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer, long offset)
    {
        if (offset < head.Length)
        {
            ReadOnlySpan<byte> kept = head.Span[(int)offset..];
            kept = kept[..Math.Min(kept.Length, buffer.Length)];
            kept.CopyTo(buffer);
            return kept.Length;
        }

        if (offset < _position)
            throw new IOException("it is too large to be read at any place but the next");
        Skip(offset - _position);
        int read = stream.Read(buffer);
        _position += read;
        return read;
    }

    private void Skip(long bytes)
    {
        Span<byte> skipped = stackalloc byte[4_096];
        while (bytes > 0 && stream.Read(skipped[..(int)Math.Min(bytes, skipped.Length)]) is > 0 and var read)
        {
            bytes -= read;
            _position += read;
        }
    }
}
