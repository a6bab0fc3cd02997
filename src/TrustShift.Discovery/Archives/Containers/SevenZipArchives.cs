using SharpCompress.Archives.SevenZip;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>7z (7zFormat.txt of the LZMA SDK).</summary>
public sealed class SevenZipArchives : ArchiveFormat
{
    private const int SignatureLength = 32;
    private const long LongestList = 64L * 1024 * 1024;

    /// <inheritdoc/>
    public override string Name => "7z";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.Length >= SignatureLength && head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xbc, 0xaf, 0x27, 0x1c]);

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        SevenZipHeader.Check(source, LongestList, budget);
        return DecoderArchive.Read(() => SevenZipArchive.OpenArchive(source.AsStream(), DecoderArchive.Options).ExtractAllEntries());
    }
}
