using System.IO.Compression;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives;

/// <summary>ZIP (APPNOTE.TXT): jar, war, ear, apk, ipa, whl, nupkg and many more.</summary>
public sealed class ZipArchives : ArchiveFormat
{
    /// <inheritdoc/>
    public override string Name => "ZIP";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source)
    {
        // The bound on the directory's length is checked before it is read as a whole.
        if (ZipListing.Read(source, () => source) is null)
            throw new InvalidDataException("its list of entries cannot be read");
        using ZipArchive archive = Open(source);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/'))
                continue;
            yield return new ArchiveEntry(entry.FullName, entry.Length, () => Open(entry));
        }
    }

    private static ZipArchive Open(FileBytes source)
    {
        try
        {
            return new ZipArchive(source.AsStream(), ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or OverflowException)
        {
            throw new InvalidDataException("its list of entries cannot be read", e);
        }
    }

    private static Stream Open(ZipArchiveEntry entry) =>
        entry.IsEncrypted ? throw new InvalidDataException("it is encrypted") : entry.Open();
}
