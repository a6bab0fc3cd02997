using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives;

/// <summary>A part of a file, as it stands there, read from its beginning to its end.</summary>
/// <param name="source">The file, left open.</param>
/// <param name="start">Where the part begins.</param>
/// <param name="length">Its length in bytes.</param>
internal sealed class PartStream(FileBytes source, long start, long length) : ReadingStream
{
    private long _position;

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
}
