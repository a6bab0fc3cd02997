using System.Globalization;

namespace TrustShift.Discovery.Archives;

/// <summary>What is left of the bounds for one file that holds others.</summary>
/// <param name="limits">The bounds.</param>
/// <param name="packed">Length of the file in bytes.</param>
public sealed class ArchiveBudget(ArchiveLimits limits, long packed)
{
    private const long AlwaysAllowed = 64L * 1024 * 1024;

    private long _expanded;
    private int _entries;

    /// <summary>The bounds.</summary>
    public ArchiveLimits Limits => limits;

    /// <summary>Whether a bound was reached.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Counts an entry.</summary>
    /// <exception cref="ArchiveLimitException">It is one too many.</exception>
    public void CountEntry()
    {
        if (++_entries > limits.Entries)
            throw Spent(string.Create(CultureInfo.InvariantCulture, $"it holds more than {limits.Entries:N0} entries"));
    }

    /// <summary>Counts unpacked bytes, those of nested archives again at each level.</summary>
    /// <exception cref="ArchiveLimitException">They are too many.</exception>
    public void CountBytes(int bytes)
    {
        _expanded += bytes;
        if (_expanded > limits.Expanded)
            throw Spent(string.Create(CultureInfo.InvariantCulture, $"it unpacks to more than {limits.Expanded / (1024 * 1024 * 1024)} GB"));
        if (_expanded > AlwaysAllowed && _expanded / limits.Ratio > packed)
            throw Spent(string.Create(CultureInfo.InvariantCulture, $"it unpacks to more than {limits.Ratio} times its size"));
    }

    private ArchiveLimitException Spent(string bound)
    {
        IsSpent = true;
        return new ArchiveLimitException(bound);
    }
}
