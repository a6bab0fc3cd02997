using System.Buffers;

namespace TrustShift.Cli.Commands;

/// <summary>Reads lines of bounded length, as many at once as have come; a longer one is passed over, never kept.</summary>
/// <param name="source">Text in UTF-8.</param>
/// <param name="maximum">Bytes of the longest line.</param>
internal sealed class VerifyLineReader(Stream source, int maximum)
{
    private const int Chunk = 128 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Chunk);
    private int _length;
    private bool _isSkipping;
    private bool _isAtEnd;

    /// <summary>How many lines were read.</summary>
    public int Number { get; private set; }

    /// <summary>The next lines; null at the end of the text. Waits only while not one whole line has come.</summary>
    public VerifyLines? Next()
    {
        while (!_isAtEnd)
        {
            if (_length == _buffer.Length)
                Grow();
            int read = source.Read(_buffer, _length, _buffer.Length - _length);
            _length += read;
            _isAtEnd = read == 0;
            if (_isAtEnd)
                return _length > 0 && !_isSkipping ? Take(_length) : null;
            if (_isSkipping && !Skip())
                continue;
            int end = _buffer.AsSpan(0, _length).LastIndexOf((byte)'\n');
            if (end >= 0)
                return Take(end + 1);
            if (_length > maximum)
            {
                (_length, _isSkipping) = (0, true);
                return new VerifyLines([], 0, ++Number, IsTooLong: true);
            }
        }

        return null;
    }

    /// <summary>Hands out the first bytes of the buffer and keeps the rest.</summary>
    private VerifyLines Take(int length)
    {
        byte[] taken = _buffer;
        int rest = _length - length, first = Number + 1;
        _buffer = ArrayPool<byte>.Shared.Rent(rest + Chunk);
        taken.AsSpan(length, rest).CopyTo(_buffer);
        _length = rest;
        Number += taken.AsSpan(0, length).Count((byte)'\n') + (taken[length - 1] == '\n' ? 0 : 1);
        return new VerifyLines(taken, length, first);
    }

    /// <summary>Drops what belongs to the line that is too long; whether its end has come.</summary>
    private bool Skip()
    {
        int end = _buffer.AsSpan(0, _length).IndexOf((byte)'\n');
        _isSkipping = end < 0;
        int rest = _isSkipping ? 0 : _length - end - 1;
        _buffer.AsSpan(end + 1, rest).CopyTo(_buffer);
        _length = rest;
        return !_isSkipping;
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
