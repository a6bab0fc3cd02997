namespace TrustShift.Discovery.Archives.Volumes;

/// <summary>The bytes of a file in a SquashFS: its blocks, of which the sizes stand behind its inode, and its end in a fragment.</summary>
internal sealed class SquashfsFile(SquashfsTree tree, SquashfsCursor sizes, long start, long length, uint fragment, uint fragmentOffset) : ReadingStream
{
    private byte[] _block = [];
    private int _from;
    private int _end;
    private long _left = length;
    private long _at = start;

    public override int Read(Span<byte> buffer)
    {
        if (_from == _end && !Next())
            return 0;
        int count = Math.Min(buffer.Length, _end - _from);
        _block.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    private bool Next()
    {
        if (_left == 0)
            return false;
        int most = tree.Header.BlockLength;
        int wanted = (int)Math.Min(_left, most);
        if (wanted < most && fragment != uint.MaxValue)
        {
            _block = tree.Fragment(fragment);
            if (fragmentOffset > _block.Length || wanted > _block.Length - fragmentOffset)
                throw new InvalidDataException("a fragment in it is damaged");
            (_from, _end) = ((int)fragmentOffset, (int)fragmentOffset + wanted);
        }
        else
        {
            // A block of no length is a hole.
            uint size = sizes.Int();
            _block = size == 0 ? new byte[wanted] : tree.Block(_at, size);
            _at += size & 0xFFFFFF;
            if (_block.Length < wanted)
                throw new InvalidDataException("a block in it is damaged");
            (_from, _end) = (0, wanted);
        }

        _left -= wanted;
        return true;
    }
}
