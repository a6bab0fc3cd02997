using System.Buffers.Binary;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>RPM packages (rpm.org, "RPM v4 file format"): a lead, two headers, and a packed cpio archive.</summary>
public sealed class RpmPackages : ArchiveFormat
{
    private const int LeadLength = 96;
    private const int HeaderLength = 16;
    private const int IndexEntryLength = 16;
    private const uint MostEntries = 1_000_000;
    private const uint MostData = 512 * 1024 * 1024;

    /// <inheritdoc/>
    public override string Name => "RPM";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.Length > LeadLength && head.StartsWith((ReadOnlySpan<byte>)[0xed, 0xab, 0xee, 0xdb]);

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        // The signature's header is padded to eight bytes.
        long header = (HeaderEnd(source, LeadLength) + 7) & ~7L;
        long payload = HeaderEnd(source, header);
        return [new ArchiveEntry("", -1, () => source.AsStream(payload))];
    }

    private static long HeaderEnd(FileBytes source, long at)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (source.ReadWhole(header, at) != HeaderLength || !header.StartsWith((ReadOnlySpan<byte>)[0x8e, 0xad, 0xe8]))
            throw new InvalidDataException("a header in it is damaged");
        uint entries = BinaryPrimitives.ReadUInt32BigEndian(header[8..]), data = BinaryPrimitives.ReadUInt32BigEndian(header[12..]);
        return entries <= MostEntries && data <= MostData ? at + HeaderLength + (entries * (long)IndexEntryLength) + data : throw new InvalidDataException("a header in it is damaged");
    }
}
