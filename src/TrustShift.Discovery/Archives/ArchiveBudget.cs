using System.Globalization;
using TrustShift.Discovery.Limits;

namespace TrustShift.Discovery.Archives;

/// <summary>What is left of the bounds for one file that holds others. One thread at a time.</summary>
public sealed class ArchiveBudget : IDisposable
{
    private const long AlwaysAllowed = 64L * 1024 * 1024;
    private const int Turn = 8;

    private readonly long _packed;
    private readonly ReadingClock _clock;
    private readonly ReadingMemory? _memory;
    private readonly CancellationToken _cancellation;
    private long _expanded;
    private int _entries;
    private bool _hasTurn;

    internal ArchiveBudget(ReadingLimits limits, long packed, ReadingClock clock, ReadingMemory? memory, CancellationToken cancellation) =>
        (Limits, _packed, _clock, _memory, _cancellation) = (limits, packed, clock, memory, cancellation);

    /// <summary>The bounds.</summary>
    public ReadingLimits Limits { get; }

    /// <summary>Whether a bound was reached.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Bytes that are held in memory. Set back to what they were when an entry is done.</summary>
    public long Held { get; private set; }

    /// <summary>Counts an entry.</summary>
    /// <exception cref="IOException">It is one too many, or the time is over.</exception>
    public void CountEntry()
    {
        _clock.Check();
        if (++_entries > Limits.Entries)
            throw Spent("entries", string.Create(CultureInfo.InvariantCulture, $"it holds more than {Limits.Entries:N0} entries"));
    }

    /// <summary>Counts unpacked bytes, those of nested archives again at each level.</summary>
    /// <exception cref="IOException">They are too many, or the time is over.</exception>
    public void CountBytes(int bytes)
    {
        _clock.Check();
        _expanded += bytes;
        if (_expanded > Limits.Expanded)
            throw Spent("expanded", $"it unpacks to more than {SizeText.Of(Limits.Expanded)}");
        if (_expanded > AlwaysAllowed && _expanded / Limits.Ratio > _packed)
            throw Spent("ratio", string.Create(CultureInfo.InvariantCulture, $"it unpacks to more than {Limits.Ratio} times its size"));
    }

    /// <summary>Whether so much more can be held; counts it if so.</summary>
    public bool TryHold(long bytes)
    {
        if (bytes < 0 || bytes > Limits.Memory - Held)
            return false;
        Held += bytes;
        if (_memory is { } shared && !_hasTurn && Held > Limits.Memory / Turn)
        {
            _clock.Wait(() => shared.Take(_cancellation));
            _hasTurn = true;
        }

        return true;
    }

    /// <summary>Counts a decoder's dictionary, before it is made.</summary>
    /// <param name="bytes">Its size as the file states it.</param>
    /// <param name="counted">What of it is counted already.</param>
    /// <exception cref="IOException">It is larger than half of the memory, or than what is left of it.</exception>
    public void HoldDictionary(long bytes, long counted = 0)
    {
        if (bytes > Limits.Memory / 2 || !TryHold(bytes - counted))
        {
            throw new ReadingLimitException($"unpacking it takes {SizeText.Of(bytes)} of memory for its dictionary, more than is left of the {SizeText.Of(Limits.Memory / 2)} that are granted", Limits.Raise("memory"))
            {
                EndsFile = false,
            };
        }
    }

    /// <summary>Gives back what is held beyond this.</summary>
    /// <param name="held">What was held before.</param>
    public void Release(long held)
    {
        Held = held;
        if (_hasTurn && Held <= Limits.Memory / Turn)
        {
            _hasTurn = false;
            _memory!.GiveBack();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Release(0);

    private ReadingLimitException Spent(string limit, string bound)
    {
        IsSpent = true;
        return new ReadingLimitException(bound, Limits.Raise(limit));
    }
}
