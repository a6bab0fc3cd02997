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
            _current = open(new Rest(word[..read], packed));
            return true;
        }

        return false;
    }

    private sealed class Rest(byte[] before, Stream packed) : ReadingStream
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
                return packed.Read(buffer);
            int count = Math.Min(buffer.Length, before.Length - _used);
            before.AsSpan(_used, count).CopyTo(buffer);
            _used += count;
            // Decoders of headers take what they get at once for all there is.
            return count + packed.ReadAtLeast(buffer[count..], buffer.Length - count, throwOnEndOfStream: false);
        }
    }
}
