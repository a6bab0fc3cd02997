namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>LZ4 frames (lz4_Frame_format.md), several one after another, skippable ones and the older form of the Linux kernel included.</summary>
public sealed class Lz4Files : CompressedFiles
{
    /// <inheritdoc/>
    public override string Name => "LZ4";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) =>
        head.Length > 8 && (head.StartsWith((ReadOnlySpan<byte>)[0x04, 0x22, 0x4d, 0x18]) || head.StartsWith((ReadOnlySpan<byte>)[0x02, 0x21, 0x4c, 0x18]));

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed, ArchiveBudget budget) => new Lz4Stream(packed);
}
