namespace TrustShift.Discovery.Sources;

/// <summary>A <see cref="FileBytes"/> as a stream for decoders. Reading only.</summary>
/// <param name="bytes">The file, which is left open.</param>
/// <param name="start">Where the stream begins in it.</param>
internal sealed class FileBytesStream(FileBytes bytes, long start) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => bytes.IsSeekable;

    public override bool CanWrite => false;

    public override long Length => bytes.Length >= 0 ? Math.Max(0, bytes.Length - start) : throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = bytes.Read(buffer, start + _position);
        _position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        if (!CanSeek)
            throw new NotSupportedException();
        long to = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => Length + offset };
        return to >= 0 ? _position = to : throw new IOException("a place before the beginning of the file");
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
