namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>A stream of which the beginning was read already: that, then the rest.</summary>
/// <param name="before">The beginning.</param>
/// <param name="rest">The rest, left open.</param>
internal sealed class StreamBehind(byte[] before, Stream rest) : ReadingStream
{
    private int _used;
    private long _position;

    // Decoders ask for it, to tell how far a header is filled up.
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = Fill(buffer);
        _position += read;
        return read;
    }

    private int Fill(Span<byte> buffer)
    {
        if (_used == before.Length)
            return rest.Read(buffer);
        int count = Math.Min(buffer.Length, before.Length - _used);
        before.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        // Decoders of headers take what they get at once for all there is.
        return count + rest.ReadAtLeast(buffer[count..], buffer.Length - count, throwOnEndOfStream: false);
    }
}
