using SharpCompress.Compressors.Xz;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>xz (tukaani.org/xz/xz-file-format.txt).</summary>
public sealed class XzFiles : CompressedFiles
{
    /// <inheritdoc/>
    public override string Name => "xz";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]);

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed, ArchiveBudget budget) => Open(packed, new DecoderMemory(budget));

    /// <summary>The decoder of one stream, which gets no dictionary that is larger than what is granted.</summary>
    internal static XZStream OpenOne(Stream packed, DecoderMemory memory) => new(new XzDictionaries(packed, memory));

    private static StreamsInTurn Open(Stream packed, DecoderMemory memory) => new(packed, stream => OpenOne(stream, memory));
}
