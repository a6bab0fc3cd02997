using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Limits;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Fuzz.Targets;

/// <summary>An archive with all that is nested in it, within small bounds; its files go through the pass as they do in an examination.</summary>
internal static class ArchiveReading
{
    private static readonly ReadingLimits s_limits = new() { Expanded = 64L * 1024 * 1024, Memory = 64L * 1024 * 1024, Entries = 10_000 };

    /// <summary>One format, recognised by the first bytes or not.</summary>
    public static Func<ReadOnlyMemory<byte>, int> Of(ArchiveFormat format) => bytes => Read(bytes, format);

    /// <summary>What the first bytes say.</summary>
    public static int Any(ReadOnlyMemory<byte> bytes)
    {
        using var source = new MemoryBytes(bytes);
        return ArchiveReader.FormatOf(source) is { } format ? Read(bytes, format) : 0;
    }

    private static int Read(ReadOnlyMemory<byte> bytes, ArchiveFormat format)
    {
        using var source = new MemoryBytes(bytes);
        int certificates = 0;
        var reader = new ArchiveReader(
            s_limits,
            memory: null,
            new EntryBuffers(s_limits.InMemory),
            (entry, content) => certificates += FileReading.Count(FileReading.Pass.Read(entry, content, CancellationToken.None)),
            static _ => { });
        reader.Read(new FoundFile("", "app.bin", bytes.Length, Look.Content), source, format, new ReadingClock(s_limits, TimeProvider.System), CancellationToken.None);
        return certificates;
    }
}
