using System.Collections.Immutable;
using TrustShift.Discovery.Archives.Compressed;
using TrustShift.Discovery.Archives.Containers;
using TrustShift.Discovery.Archives.Programs;
using TrustShift.Discovery.Archives.Volumes;
using TrustShift.Discovery.Sources;

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
        new JmodFiles(),
        new GzipFiles(),
        new XzFiles(),
        new ZstandardFiles(),
        new Bzip2Files(),
        new Lz4Files(),
        new LzipFiles(),
        new LzwFiles(),
        new LzmaFiles(),
        new ArArchives(),
        new RpmPackages(),
        new CpioArchives(),
        new SevenZipArchives(),
        new RarArchives(),
        new CabinetArchives(),
        new AsarArchives(),
        new SquashfsVolumes(),
        new TarArchives(),
    ];

    /// <summary>Formats that do not tell themselves by their first bytes; add a line for a new one.</summary>
    public static ImmutableArray<ArchiveFormat> Inside { get; } =
    [
        new DotNetBundles(),
        new PyInstallerArchives(),
        new AppendedArchives(),
        new Iso9660Volumes(),
    ];

    /// <summary>The format of a file of which any place can be read; null for none.</summary>
    /// <param name="source">The file.</param>
    /// <param name="head">Its first bytes.</param>
    public static ArchiveFormat? Find(FileBytes source, ReadOnlySpan<byte> head)
    {
        if (Find(head) is { } format)
            return format;
        foreach (ArchiveFormat inside in Inside)
        {
            if (inside.IsIn(source, head))
                return inside;
        }

        return null;
    }

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
