using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>ZIP (APPNOTE.TXT): jar, war, ear, apk, ipa, whl, nupkg and many more.</summary>
public sealed class ZipArchives : ArchiveFormat
{
    private const int LongestLink = 4_096;

    /// <inheritdoc/>
    public override string Name => "ZIP";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8) || head.StartsWith("PK00PK\x03\x04"u8);

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget) =>
        Read(source, budget, ZipDirectory.Read(source) ?? throw new InvalidDataException("its list of entries cannot be read"));

    /// <summary>The entries by a directory that was read already.</summary>
    internal static IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget, ZipDirectory directory)
    {
        var extents = new ZipExtents();
        foreach (ZipItem item in directory.Items)
        {
            if (item.Name.EndsWith('/') && item.Length == 0)
                continue;
            // Fifield, "A better zip bomb" (2019): many entries share one packed kernel. No tool writes such files.
            if (!extents.Add(item.Offset, item.Packed))
                throw new InvalidDataException("its entries lie over one another, as only a bomb's do");
            if (item.IsLink && item.Length is > 0 and <= LongestLink && LinkOf(source, item, budget) is { } target)
                yield return new ArchiveEntry(item.Name, 0, null, target);
            else
                yield return new ArchiveEntry(item.Name, item.Length, () => ZipMethods.Open(source, item, budget));
        }

        if (!directory.IsWhole)
            throw new InvalidDataException("its list of entries is damaged, or longer than is read");
    }

    private static string? LinkOf(FileBytes source, ZipItem item, ArchiveBudget budget)
    {
        try
        {
            using Stream link = ZipMethods.Open(source, item, budget);
            byte[] target = new byte[LongestLink];
            return Encoding.UTF8.GetString(target, 0, link.ReadAtLeast(target, target.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
