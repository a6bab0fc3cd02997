using System.Buffers.Binary;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>
/// The bytes of one xz stream on their way to its decoder, with a look at each block's header (xz-file-format.txt 3.1): the decoder makes a dictionary as large as that says, without asking. Between
/// headers the chunks of LZMA2 are passed over by their lengths.
/// </summary>
/// <param name="packed">The stream, left open.</param>
/// <param name="memory">What dictionaries are counted against.</param>
internal sealed class XzDictionaries(Stream packed, DecoderMemory memory) : ReadingStream
{
    private const ulong Lzma2 = 0x21;

    // The longest header of a block.
    private readonly byte[] _field = new byte[1024];
    private Step _step = Step.StreamHeader;
    private int _filled;
    private int _wanted = 12;
    private long _skip;
    private int _checkLength;
    private long _inBlock;
    private long _position;

    private enum Step
    {
        StreamHeader,
        BlockLength,
        BlockHeader,
        Chunk,
        ChunkLengths,
        Rest,
    }

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = packed.Read(buffer);
        _position += read;
        for (ReadOnlySpan<byte> rest = buffer[..read]; !rest.IsEmpty && _step != Step.Rest;)
        {
            if (_skip > 0)
            {
                int passed = (int)Math.Min(_skip, rest.Length);
                _skip -= passed;
                rest = rest[passed..];
                continue;
            }

            int count = Math.Min(_wanted - _filled, rest.Length);
            rest[..count].CopyTo(_field.AsSpan(_filled));
            _filled += count;
            rest = rest[count..];
            if (_filled == _wanted)
                Next(_field.AsSpan(0, _filled));
        }

        return read;
    }

    private void Next(ReadOnlySpan<byte> field)
    {
        _filled = 0;
        switch (_step)
        {
            case Step.StreamHeader:
                // 2.1.1.2: the length of the check at a block's end.
                _checkLength = (field[7] & 15) is 0 ? 0 : 4 << (((field[7] & 15) - 1) / 3);
                (_step, _wanted) = (Step.BlockLength, 1);
                break;
            case Step.BlockLength when field[0] == 0:
                _step = Step.Rest;
                break;
            case Step.BlockLength:
                (_step, _wanted) = (Step.BlockHeader, ((field[0] + 1) * 4) - 1);
                break;
            case Step.BlockHeader:
                Look(field);
                _inBlock = 0;
                (_step, _wanted) = (Step.Chunk, 1);
                break;
            case Step.Chunk:
                Begin(field[0]);
                break;
            case Step.ChunkLengths:
                // LZMA2: a stored chunk's length, or the lengths of what is unpacked and packed, then the properties where there are new ones.
                int length = _wanted == 2 ? BinaryPrimitives.ReadUInt16BigEndian(field) + 1 : BinaryPrimitives.ReadUInt16BigEndian(field[2..]) + 1;
                _skip = length;
                _inBlock += _wanted + length;
                (_step, _wanted) = (Step.Chunk, 1);
                break;
        }
    }

    private void Begin(byte control)
    {
        _inBlock++;
        if (control == 0)
        {
            _skip = ((4 - (_inBlock & 3)) & 3) + _checkLength;
            (_step, _wanted) = (Step.BlockLength, 1);
        }
        else
        {
            // What is neither is damaged, and the decoder says so.
            (_step, _wanted) = control is 1 or 2 ? (Step.ChunkLengths, 2) : control >= 0xC0 ? (Step.ChunkLengths, 5) : control >= 0x80 ? (Step.ChunkLengths, 4) : (Step.Rest, 1);
        }
    }

    private void Look(ReadOnlySpan<byte> header)
    {
        byte flags = header[0];
        header = header[1..];
        for (int i = 0; i < ((flags & 0x40) != 0 ? 1 : 0) + ((flags & 0x80) != 0 ? 1 : 0); i++)
            Number(ref header);
        for (int i = 0; i <= (flags & 3); i++)
        {
            ulong filter = Number(ref header), length = Number(ref header);
            if (length > (ulong)header.Length)
                return;
            if (filter == Lzma2 && length >= 1)
                memory.Take(Dictionary(header[0] & 0x3f));
            header = header[(int)length..];
        }
    }

    // 5.3.1
    private static long Dictionary(int bits) => bits >= 40 ? uint.MaxValue : (2L | ((long)bits & 1)) << ((bits / 2) + 11);

    // 1.2: seven bits a byte, the lowest first.
    private static ulong Number(ref ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        for (int i = 0; i < 9 && !bytes.IsEmpty; i++)
        {
            byte next = bytes[0];
            bytes = bytes[1..];
            number |= (ulong)(next & 0x7f) << (7 * i);
            if ((next & 0x80) == 0)
                break;
        }

        return number;
    }
}
