using System.Buffers.Binary;
using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Volumes;

/// <summary>Images of CDs and DVDs: ISO 9660 (ECMA-119) with the names of Rock Ridge (IEEE P1282) or Joliet, whichever it has.</summary>
public sealed class Iso9660Volumes : ArchiveFormat
{
    private const int Sector = 2_048;
    private const int FirstDescriptor = 16 * Sector;
    private const int MostDescriptors = 64;
    private const int RootRecordAt = 156;

    /// <inheritdoc/>
    public override string Name => "ISO 9660";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => false;

    /// <inheritdoc/>
    // The first 16 sectors are the system's: empty, or a boot sector.
    public override bool IsIn(FileBytes source, ReadOnlySpan<byte> head)
    {
        if (source.Length < FirstDescriptor + Sector || head.Length < 512 || !(head[..64].IndexOfAnyExcept((byte)0) < 0 || (head[510] == 0x55 && head[511] == 0xaa)))
            return false;
        Span<byte> magic = stackalloc byte[6];
        return source.ReadWhole(magic, FirstDescriptor) == magic.Length && magic[1..].SequenceEqual("CD001"u8);
    }

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        byte[]? primary = null, joliet = null;
        byte[] descriptor = new byte[Sector];
        for (int i = 0; i < MostDescriptors && source.ReadWhole(descriptor, FirstDescriptor + ((long)i * Sector)) == Sector && descriptor.AsSpan(1, 5).SequenceEqual("CD001"u8) && descriptor[0] != 255; i++)
        {
            if (descriptor[0] == 1)
                primary ??= descriptor.AsSpan(RootRecordAt, 34).ToArray();
            // Joliet: the escape sequences of UCS-2, levels 1 to 3.
            else if (descriptor[0] == 2 && descriptor[88] == '%' && descriptor[89] == '/' && descriptor[90] is (byte)'@' or (byte)'C' or (byte)'E')
                joliet ??= descriptor.AsSpan(RootRecordAt, 34).ToArray();
        }

        if (primary is null && joliet is null)
            throw new InvalidDataException("it has no descriptor of its files");
        var tree = new Iso9660Tree(source);
        return primary is not null && (joliet is null || tree.HasRockRidge(primary)) ? tree.Files(primary, isJoliet: false) : tree.Files(joliet!, isJoliet: true);
    }
}
