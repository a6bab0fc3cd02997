using System.Buffers.Binary;
using System.IO.Compression;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>The packed bytes of one folder of a cabinet ([MS-CAB] 2.3 and [MS-MCI]), unpacked block by block from the beginning on.</summary>
/// <param name="source">The cabinet.</param>
/// <param name="first">Where its first block stands.</param>
/// <param name="blocks">Number of blocks.</param>
/// <param name="method">How they are packed; the low four bits tell.</param>
/// <param name="reserve">Bytes in each block's header that are somebody else's.</param>
internal sealed class CabinetFolder(FileBytes source, long first, int blocks, ushort method, int reserve)
{
    private const int BlockLength = 32 * 1024;
    private const int PackedLength = 38 * 1024;

    private readonly byte[] _history = new byte[BlockLength];
    private readonly byte[] _block = new byte[BlockLength];
    private int _historyLength;
    private int _filled;
    private int _used;
    private int _next;
    private long _at = first;

    /// <summary>How many bytes were given out or passed over.</summary>
    public long Position { get; private set; }

    /// <summary>A file in it.</summary>
    /// <exception cref="InvalidDataException">It is packed in a way that is not known.</exception>
    public Stream Open(long start, long length) => (method & 15) switch
    {
        0 or 1 => new Part(this, start, length),
        2 => throw new InvalidDataException("it is packed by Quantum, which is not known"),
        3 => throw new InvalidDataException("it is packed by LZX, which is not known"),
        _ => throw new InvalidDataException("it is packed in a way that is not known"),
    };

    private int Read(Span<byte> buffer)
    {
        if (_used == _filled && !NextBlock())
            return 0;
        int count = Math.Min(buffer.Length, _filled - _used);
        _block.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        Position += count;
        return count;
    }

    private bool NextBlock()
    {
        if (_next++ >= blocks)
            return false;
        byte[] packed = new byte[8 + reserve + PackedLength];
        int read = source.ReadWhole(packed, _at);
        int length = read < 8 ? -1 : BinaryPrimitives.ReadUInt16LittleEndian(packed.AsSpan(4)), unpacked = read < 8 ? -1 : BinaryPrimitives.ReadUInt16LittleEndian(packed.AsSpan(6));
        if (length < 0 || 8 + reserve + length > read || unpacked > BlockLength || (unpacked == 0 && length == 0))
            throw new InvalidDataException("a block in it is damaged");
        _at += 8 + reserve + length;
        ReadOnlySpan<byte> data = packed.AsSpan(8 + reserve, length);
        (_used, _filled) = (0, unpacked);
        if ((method & 15) == 0)
        {
            if (length != unpacked)
                throw new InvalidDataException("a block in it is damaged");
            data.CopyTo(_block);
        }
        else
        {
            Inflate(data, unpacked);
        }

        _block.AsSpan(0, unpacked).CopyTo(_history);
        _historyLength = unpacked;
        return true;
    }

    // [MS-MCI] 2: "CK", then deflate, which may refer to the block before. .NET takes no dictionary: the block before is given as a stored block (RFC 1951 3.2.4), whose output is passed over.
    private void Inflate(ReadOnlySpan<byte> data, int unpacked)
    {
        if (!data.StartsWith("CK"u8))
            throw new InvalidDataException("a block in it is damaged");
        byte[] deflate = new byte[5 + _historyLength + data.Length - 2];
        BinaryPrimitives.WriteUInt16LittleEndian(deflate.AsSpan(1), (ushort)_historyLength);
        BinaryPrimitives.WriteUInt16LittleEndian(deflate.AsSpan(3), (ushort)~_historyLength);
        _history.AsSpan(0, _historyLength).CopyTo(deflate.AsSpan(5));
        data[2..].CopyTo(deflate.AsSpan(5 + _historyLength));
        using var inflate = new DeflateStream(new MemoryStream(deflate), CompressionMode.Decompress);
        inflate.ReadExactly(_block, 0, _historyLength);
        inflate.ReadExactly(_block, 0, unpacked);
    }

    private sealed class Part(CabinetFolder folder, long start, long length) : ReadingStream
    {
        private long _left = length;

        public override int Read(Span<byte> buffer)
        {
            byte[]? skipped = null;
            while (folder.Position < start)
            {
                skipped ??= new byte[4_096];
                if (folder.Read(skipped.AsSpan(0, (int)Math.Min(skipped.Length, start - folder.Position))) == 0)
                    throw new EndOfStreamException("it ends before its last entry does");
            }

            int read = folder.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            if (read == 0 && _left > 0 && buffer.Length > 0)
                throw new EndOfStreamException("it ends before its last entry does");
            _left -= read;
            return read;
        }
    }
}
