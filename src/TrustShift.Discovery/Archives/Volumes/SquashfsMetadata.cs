using System.Buffers.Binary;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Volumes;

/// <summary>The blocks of metadata of a SquashFS, each up to 8 KB, of which the last ones are kept.</summary>
/// <param name="source">The volume.</param>
/// <param name="header">Its superblock.</param>
internal sealed class SquashfsMetadata(FileBytes source, SquashfsHeader header)
{
    private const int MostKept = 512;

    private readonly Dictionary<long, (byte[] Bytes, long Next)> _kept = [];

    /// <summary>The block at a place, and where the next one begins.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public (byte[] Bytes, long Next) At(long place)
    {
        if (_kept.TryGetValue(place, out (byte[] Bytes, long Next) known))
            return known;
        Span<byte> length = stackalloc byte[2];
        if (place < 0 || source.ReadWhole(length, place) != 2)
            throw new InvalidDataException("its metadata is damaged");
        ushort stated = BinaryPrimitives.ReadUInt16LittleEndian(length);
        byte[] packed = new byte[stated & 0x7fff];
        if (packed.Length is 0 or > SquashfsHeader.MetadataLength || source.ReadWhole(packed, place + 2) != packed.Length)
            throw new InvalidDataException("its metadata is damaged");
        byte[] bytes = (stated & 0x8000) != 0 ? packed : header.Unpack(packed, SquashfsHeader.MetadataLength);
        if (bytes.Length == 0)
            throw new InvalidDataException("its metadata is damaged");
        if (_kept.Count >= MostKept)
            _kept.Clear();
        return _kept[place] = (bytes, place + 2 + packed.Length);
    }
}
