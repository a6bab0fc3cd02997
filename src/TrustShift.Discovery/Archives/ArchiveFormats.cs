using System.Collections.Immutable;

namespace TrustShift.Discovery.Archives;

/// <summary>Every format of archives, by the bytes that begin it: names prove nothing.</summary>
public static class ArchiveFormats
{
    /// <summary>The bytes of a file's beginning that the formats look at.</summary>
    public const int HeadLength = 512;

    /// <summary>The list; add a line for a new format.</summary>
    public static ImmutableArray<ArchiveFormat> All { get; } =
    [
        new ZipArchives(),
        new GzipFiles(),
        new XzFiles(),
        new ZstandardFiles(),
        new Bzip2Files(),
        new ArArchives(),
        new RpmPackages(),
        new CpioArchives(),
        new TarArchives(),
    ];

    /// <summary>The format of a file that begins so; null for none.</summary>
    public static ArchiveFormat? Find(ReadOnlySpan<byte> head)
    {
        foreach (ArchiveFormat format in All)
        {
            if (format.IsCandidate(head))
                return format;
        }

        return null;
    }
}
