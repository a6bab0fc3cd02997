using SharpCompress.Compressors.Lzw;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>compress (.Z): LZW, up to 16 bits a code.</summary>
public sealed class LzwFiles : CompressedFiles
{
    /// <inheritdoc/>
    public override string Name => "compress";

    /// <inheritdoc/>
    // The third byte: bit 7 block mode, bits 0 to 4 the longest code, 9 to 16; bits 5 and 6 are not used.
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.Length > 4 && head[0] == 0x1f && head[1] == 0x9d && (head[2] & 0x60) == 0 && (head[2] & 0x1f) is >= 9 and <= 16;

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed, ArchiveBudget budget) => new LzwStream(packed) { IsStreamOwner = false };
}
