namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>Several packed streams one after another in one file, as <c>xz a b</c> into one file, pxz, plzip and concatenation write them, with zeros between them passed over.</summary>
/// <param name="packed">The packed bytes, left open.</param>
/// <param name="open">Opens the decoder of one stream, which reads no more of it than it needs.</param>
internal sealed class StreamsInTurn(Stream packed, Func<Stream, Stream> open) : ReadingStream
{
    private Stream? _current;
    private bool _isDone;

    public override int Read(Span<byte> buffer)
    {
        while (!_isDone)
        {
            _current ??= open(packed);
            int read = _current.Read(buffer);
            if (read > 0 || buffer.IsEmpty)
                return read;
            _isDone = !Next();
        }

        return 0;
    }

    private bool Next()
    {
        byte[] word = new byte[4];
        while (packed.ReadAtLeast(word, word.Length, throwOnEndOfStream: false) is > 0 and var read)
        {
            if (word.AsSpan(0, read).IndexOfAnyExcept((byte)0) < 0)
                continue;
            _current = open(new StreamBehind(word[..read], packed));
            return true;
        }

        return false;
    }
}
