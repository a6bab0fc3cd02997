using System.Buffers.Binary;

namespace TrustShift.Discovery.Android;

/// <summary>One chunk of a compiled resource (ResourceTypes.h, ResChunk_header): a type, the length of its header and its own length.</summary>
/// <param name="Type">Its type.</param>
/// <param name="HeaderLength">Bytes of its header.</param>
/// <param name="Bytes">All of it.</param>
internal readonly record struct AndroidChunk(int Type, int HeaderLength, ReadOnlyMemory<byte> Bytes)
{
    private const int ShortestHeader = 8;

    /// <summary>What follows its header.</summary>
    public ReadOnlyMemory<byte> Body => Bytes[HeaderLength..];

    /// <summary>The chunk at the beginning; null when none fits there.</summary>
    public static AndroidChunk? Read(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.Length < ShortestHeader)
            return null;
        int header = BinaryPrimitives.ReadUInt16LittleEndian(span[2..]);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(span[4..]);
        return header < ShortestHeader || length < header || length > span.Length ? null : new AndroidChunk(BinaryPrimitives.ReadUInt16LittleEndian(span), header, bytes[..(int)length]);
    }

    /// <summary>A number of four bytes, from the chunk's beginning; the largest one when it lies outside.</summary>
    public uint Number(int at) => at >= 0 && at + 4 <= Bytes.Length ? BinaryPrimitives.ReadUInt32LittleEndian(Bytes.Span[at..]) : uint.MaxValue;

    /// <summary>A number of two bytes, likewise.</summary>
    public ushort Short(int at) => at >= 0 && at + 2 <= Bytes.Length ? BinaryPrimitives.ReadUInt16LittleEndian(Bytes.Span[at..]) : ushort.MaxValue;
}
