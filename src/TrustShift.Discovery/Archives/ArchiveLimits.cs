namespace TrustShift.Discovery.Archives;

/// <summary>The bounds for one file that holds others, all that is nested in it included. Each that is reached is a gap that names it.</summary>
public sealed record ArchiveLimits
{
    /// <summary>Archives in archives: a package's two levels, a WAR in an EAR in a ZIP in a tar, and some more.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>Entries.</summary>
    public int Entries { get; init; } = 1_000_000;

    /// <summary>Bytes unpacked.</summary>
    public long Expanded { get; init; } = 32L * 1024 * 1024 * 1024;

    /// <summary>Bytes unpacked for each byte read, once more than 64 MB are unpacked. A text of one letter shrinks a thousandfold by DEFLATE; programs and data by less than twenty.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Bytes of one entry that are held in memory. A larger one is read once, from its beginning to its end.</summary>
    public int InMemory { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes of small entries that are kept until the archive's end, for software that is told by several files.</summary>
    public int Kept { get; init; } = 16 * 1024 * 1024;
}
