using TrustShift.Discovery.Archives.Containers;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Programs;

/// <summary>
/// An archive behind a program or a script: executable jars of Spring Boot, zipapps, pex and shiv, browser extensions (CRX), installers, makeself, AppImages. What stands before the archive is read as
/// the file that it is.
/// </summary>
public sealed class AppendedArchives : ArchiveFormat
{
    // A script that unpacks itself is a page or two; Anaconda's has 30 KB.
    private const int LongestScript = 512 * 1024;

    /// <inheritdoc/>
    public override string Name => "self-extracting";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => false;

    /// <inheritdoc/>
    public override bool IsIn(FileBytes source, ReadOnlySpan<byte> head) => Look(source, head) is not null;

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        byte[] head = new byte[ArchiveFormats.HeadLength];
        if (Look(source, head.AsSpan(0, source.ReadWhole(head, 0))) is not (var start, var format, var directory))
            throw new InvalidDataException("what stands behind the program cannot be read");
        yield return ArchiveEntry.OfOwn(new PartBytes(source, 0, start));
        if (directory is not null)
        {
            foreach (ArchiveEntry entry in ZipArchives.Read(source, budget, directory))
                yield return entry;
        }
        else
        {
            foreach (ArchiveEntry entry in format.Read(new PartBytes(source, start, source.Length - start), budget))
                yield return entry;
        }
    }

    private static (long Start, ArchiveFormat Format, ZipDirectory? Directory)? Look(FileBytes source, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("#!"u8))
            return Zip(source, least: 2) ?? BehindScript(source);
        if (head.StartsWith("Cr24"u8))
            return Zip(source, least: 4);
        if (!ExecutableEnd.IsExecutable(head))
            return null;
        if (ExecutableEnd.Of(source, head) is not { } end)
            return ZipDirectory.EndsFile(source) ? Zip(source, least: 4) : null;
        if (end >= source.Length)
            return null;
        Span<byte> behind = stackalloc byte[ArchiveFormats.HeadLength];
        ArchiveFormat? format = ArchiveFormats.Find(behind[..source.ReadWhole(behind, end)]);
        // The signature of a signed program stands behind the archive, so that the end record is not the very end.
        return format is { } and not ZipArchives ? (end, format, null) : Zip(source, least: 4);
    }

    private static (long Start, ArchiveFormat Format, ZipDirectory? Directory)? Zip(FileBytes source, long least) =>
        ZipDirectory.Read(source) is { Items: [var first, ..] items } directory && items.Min(static i => i.Offset) is var start && start >= least && first.DataIn(source) is not null
            ? (start, new ZipArchives(), directory)
            : null;

    // makeself and the installers of Anaconda, JDKs and drivers: a packed tar that begins with a line of its own.
    private static (long Start, ArchiveFormat Format, ZipDirectory? Directory)? BehindScript(FileBytes source)
    {
        byte[] script = new byte[(int)Math.Min(LongestScript, source.Length)];
        ReadOnlySpan<byte> text = script.AsSpan(0, source.ReadWhole(script, 0));
        int zero = text.IndexOf((byte)0);
        if (zero < 0)
            return null;
        for (int at = text[..zero].LastIndexOf((byte)'\n'); at >= 0; at = text[..at].LastIndexOf((byte)'\n'))
        {
            ReadOnlySpan<byte> rest = text[(at + 1)..];
            if (rest.Length > 16 && ArchiveFormats.Find(rest[..Math.Min(rest.Length, ArchiveFormats.HeadLength)]) is { } format)
                return (at + 1, format, null);
            // Packed bytes have zeros soon.
            if (zero - at > 4_096)
                return null;
        }

        return null;
    }
}
