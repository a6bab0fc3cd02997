using System.Buffers.Binary;

namespace TrustShift.Discovery.Archives.Volumes;

/// <summary>A place in a table of metadata, read onwards over the ends of blocks.</summary>
internal sealed class SquashfsCursor
{
    private readonly SquashfsMetadata _metadata;
    private byte[] _block;
    private long _next;
    private int _at;

    /// <summary>Begins at a reference: the block's place in the table in the high bits, the place in the unpacked block in the low 16.</summary>
    /// <param name="metadata">The blocks.</param>
    /// <param name="table">Where the table begins.</param>
    /// <param name="reference">The reference.</param>
    /// <exception cref="InvalidDataException">It leads nowhere.</exception>
    public SquashfsCursor(SquashfsMetadata metadata, long table, long reference)
    {
        _metadata = metadata;
        (_block, _next) = metadata.At(table + (reference >> 16));
        _at = (int)(reference & 0xffff);
        if (_at > _block.Length)
            throw new InvalidDataException("its metadata is damaged");
    }

    /// <summary>Two bytes.</summary>
    public ushort Short() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

    /// <summary>Four bytes.</summary>
    public uint Int() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    /// <summary>Passes over bytes.</summary>
    public void Skip(int count) => Bytes(count);

    /// <summary>So many bytes.</summary>
    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int filled = 0; filled < count;)
        {
            if (_at == _block.Length)
            {
                (_block, _next) = _metadata.At(_next);
                _at = 0;
            }

            int part = Math.Min(count - filled, _block.Length - _at);
            _block.AsSpan(_at, part).CopyTo(bytes.AsSpan(filled));
            filled += part;
            _at += part;
        }

        return bytes;
    }
}
