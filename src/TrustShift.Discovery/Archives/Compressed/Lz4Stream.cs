using System.Buffers.Binary;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>Unpacks LZ4 frames (lz4_Frame_format.md). Checksums are not verified: what is read is judged by what it holds.</summary>
/// <param name="packed">The packed bytes, left open.</param>
internal sealed class Lz4Stream(Stream packed) : ReadingStream
{
    private const uint Frame = 0x184D2204;
    private const uint LegacyFrame = 0x184C2102;
    private const int LegacyBlock = 8 * 1024 * 1024;
    private const int Window = 64 * 1024;

    // What the next block may refer to, then the block.
    private byte[] _output = [];
    private byte[] _block = [];
    private int _from;
    private int _end;
    private int _largest;
    private bool _inFrame;
    private bool _isLegacy;
    private bool _linked;
    private bool _blockChecksums;
    private bool _contentChecksum;

    public override int Read(Span<byte> buffer)
    {
        while (_from == _end)
        {
            if (!_inFrame && !NextFrame())
                return 0;
            NextBlock();
        }

        int count = Math.Min(buffer.Length, _end - _from);
        _output.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    private bool NextFrame()
    {
        Span<byte> bytes = stackalloc byte[8];
        while (true)
        {
            int read = packed.ReadAtLeast(bytes[..4], 4, throwOnEndOfStream: false);
            if (read == 0)
                return false;
            uint magic = read == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : throw new EndOfStreamException("it ends within a frame");
            if ((magic & 0xFFFFFFF0) != 0x184D2A50)
            {
                Begin(magic);
                return true;
            }

            packed.ReadExactly(bytes[..4]);
            Skip(BinaryPrimitives.ReadUInt32LittleEndian(bytes));
        }
    }

    private void Begin(uint magic)
    {
        _isLegacy = magic == LegacyFrame;
        (_linked, _blockChecksums, _contentChecksum, _largest) = (false, false, false, LegacyBlock);
        if (!_isLegacy)
        {
            if (magic != Frame)
                throw new InvalidDataException("something else than a frame stands in it");
            Span<byte> descriptor = stackalloc byte[2];
            packed.ReadExactly(descriptor);
            byte flags = descriptor[0];
            if (flags >> 6 != 1)
                throw new InvalidDataException("its version is not known");
            _linked = (flags & 0x20) == 0;
            _blockChecksums = (flags & 0x10) != 0;
            _contentChecksum = (flags & 0x04) != 0;
            _largest = ((descriptor[1] >> 4) & 7) switch { 4 => 64 * 1024, 5 => 256 * 1024, 6 => 1024 * 1024, 7 => 4 * 1024 * 1024, _ => throw new InvalidDataException("the size of its blocks is not known") };
            Skip(((flags & 0x08) != 0 ? 8u : 0) + ((flags & 0x01) != 0 ? 4u : 0) + 1);
        }

        if (_output.Length < Window + _largest)
            _output = new byte[Window + _largest];
        (_from, _end, _inFrame) = (0, 0, true);
    }

    private void NextBlock()
    {
        Span<byte> word = stackalloc byte[4];
        int read = packed.ReadAtLeast(word, 4, throwOnEndOfStream: false);
        // The older form has no mark at its end.
        if (read == 0 && _isLegacy)
        {
            _inFrame = false;
            return;
        }

        if (read < 4)
            throw new EndOfStreamException("it ends before its last block");
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(word);
        if (size == 0)
        {
            Skip(_contentChecksum ? 4u : 0);
            _inFrame = false;
            return;
        }

        bool isStored = !_isLegacy && (size & 0x80000000) != 0;
        size &= _isLegacy ? uint.MaxValue : 0x7FFFFFFF;
        if (size > _largest + (_largest / 255) + 16)
            throw new InvalidDataException("a block in it is longer than it may be");
        int kept = _linked ? Math.Min(_end, Window) : 0;
        _output.AsSpan(_end - kept, kept).CopyTo(_output);
        _from = _end = kept;
        if (_block.Length < size)
            _block = new byte[size];
        packed.ReadExactly(_block.AsSpan(0, (int)size));
        if (isStored)
        {
            if (size > _largest)
                throw new InvalidDataException("a block in it is longer than it may be");
            _block.AsSpan(0, (int)size).CopyTo(_output.AsSpan(_end));
            _end += (int)size;
        }
        else
        {
            _end = Lz4Block.Unpack(_block.AsSpan(0, (int)size), _output.AsSpan(0, _end + _largest), _end);
        }

        Skip(_blockChecksums ? 4u : 0);
    }

    private void Skip(uint count)
    {
        Span<byte> skipped = stackalloc byte[512];
        while (count > 0)
        {
            int read = packed.Read(skipped[..(int)Math.Min(count, skipped.Length)]);
            if (read == 0)
                throw new EndOfStreamException("it ends within a frame");
            count -= (uint)read;
        }
    }
}
