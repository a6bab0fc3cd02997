using System.Globalization;

namespace TrustShift.Discovery.Limits;

/// <summary>How long one file on disk is being read, by a clock that is never set back.</summary>
/// <param name="limits">The bounds.</param>
/// <param name="clock">The clock.</param>
internal sealed class ReadingClock(ReadingLimits limits, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _waited;

    /// <summary>Whether the time is over, so that whatever is read now is passed over.</summary>
    public bool IsOver => clock.GetElapsedTime(_start) - _waited > limits.Time;

    /// <summary>Looks at the clock.</summary>
    /// <exception cref="ReadingLimitException">The time is over.</exception>
    public void Check()
    {
        if (IsOver)
            throw new ReadingLimitException(string.Create(CultureInfo.InvariantCulture, $"reading it takes longer than {limits.Time.TotalSeconds:0.###} s"), limits.Raise("time"));
    }

    /// <summary>Waits for something that is not the file's fault.</summary>
    public void Wait(Action wait)
    {
        long from = clock.GetTimestamp();
        wait();
        _waited += clock.GetElapsedTime(from);
    }
}
