using System.Buffers.Binary;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Volumes;

/// <summary>SquashFS 4 (Documentation/filesystems/squashfs.rst of Linux): snaps, AppImages, firmware, live systems.</summary>
public sealed class SquashfsVolumes : ArchiveFormat
{
    /// <inheritdoc/>
    public override string Name => "SquashFS";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) =>
        head.Length > SquashfsHeader.Length && head.StartsWith("hsqs"u8) && BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) == 4;

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget) => new SquashfsTree(source, SquashfsHeader.Read(source, budget)).Files();
}
