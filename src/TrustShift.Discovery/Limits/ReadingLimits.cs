using System.Collections.Immutable;

namespace TrustShift.Discovery.Limits;

/// <summary>How much is read of one file, with all that is nested in it. Each bound that is reached is a gap that names it and the option that raises it.</summary>
public sealed record ReadingLimits
{
    private const long Gigabyte = 1024L * 1024 * 1024;

    /// <summary>Every bound by its name, in the order of messages.</summary>
    public static ImmutableArray<ReadingLimit> All { get; } =
    [
        new("file", ReadingLimitKind.Size, 1024, long.MaxValue, static l => l.File, static (l, v) => l with { File = v }),
        new("entries", ReadingLimitKind.Count, 1, 10_000_000, static l => l.Entries, static (l, v) => l with { Entries = (int)v }),
        new("depth", ReadingLimitKind.Count, 1, 32, static l => l.Depth, static (l, v) => l with { Depth = (int)v }),
        new("ratio", ReadingLimitKind.Count, 1, 1_000_000_000, static l => l.Ratio, static (l, v) => l with { Ratio = (int)v }),
        new("expanded", ReadingLimitKind.Size, 1024, long.MaxValue, static l => l.Expanded, static (l, v) => l with { Expanded = v }),
        // An array of .NET ends below 2 GB, and the largest thing that is held is half of this.
        new("memory", ReadingLimitKind.Size, 8L * 1024 * 1024, 4 * Gigabyte - 1024 * 1024, static l => l.Memory, static (l, v) => l with { Memory = v }),
        new("certificates", ReadingLimitKind.Count, 1, 100_000_000, static l => l.Certificates, static (l, v) => l with { Certificates = (int)v }),
        new("time", ReadingLimitKind.Time, 1, (long)TimeSpan.FromDays(7).TotalMilliseconds, static l => (long)l.Time.TotalMilliseconds, static (l, v) => l with { Time = TimeSpan.FromMilliseconds(v) }),
    ];

    /// <summary>Bytes of one file on disk. Of a longer one the beginning is read.</summary>
    public long File { get; init; } = 64 * Gigabyte;

    /// <summary>Entries of an archive.</summary>
    public int Entries { get; init; } = 1_000_000;

    /// <summary>Archives in archives: a package's two levels, a WAR in an EAR in a ZIP in a tar, and some more.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>Bytes unpacked for each byte read, once more than 64 MB are unpacked. A text of one letter shrinks a thousandfold by DEFLATE; programs and data by less than twenty.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Bytes unpacked.</summary>
    public long Expanded { get; init; } = 32 * Gigabyte;

    /// <summary>Bytes that unpacking holds in memory at once: decoders' dictionaries, and entries that are read at any place. Files that take more than an eighth of it take turns.</summary>
    public long Memory { get; init; } = 256L * 1024 * 1024;

    /// <summary>Different certificates in the whole target; each takes some 4 KB of memory.</summary>
    public int Certificates { get; init; } = 200_000;

    /// <summary>Time for one file.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Bytes of one entry that are held in memory. A larger one is read once, from its beginning to its end.</summary>
    public int InMemory => (int)(Memory / 8);

    /// <summary>Bytes of small entries that are kept until the archive's end, for software that is told by several files.</summary>
    public int Kept => (int)(Memory / 16);

    /// <summary>What a person can do about a bound that was reached.</summary>
    /// <param name="name">Its name.</param>
    public string Raise(string name)
    {
        ReadingLimit limit = All.First(l => string.Equals(l.Name, name, StringComparison.Ordinal));
        long now = limit.Of(this), next = Math.Min(now > limit.Most / 2 ? limit.Most : 2 * now, limit.Most);
        return $"examine it again with --limit {name}={limit.Write(next)}";
    }
}
