using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives;

/// <summary>A part of a file, as it stands there, read from its beginning to its end.</summary>
/// <param name="source">The file, left open.</param>
/// <param name="start">Where the part begins.</param>
/// <param name="length">Its length in bytes.</param>
internal sealed class PartStream(FileBytes source, long start, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..(int)Math.Min(buffer.Length, length - _position)];
        if (buffer.IsEmpty)
            return 0;
        int read = source.Read(buffer, start + _position);
        if (read == 0)
            throw new EndOfStreamException("it ends before its last entry does");
        _position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
