namespace TrustShift.Discovery.Limits;

/// <summary>What the value of a bound counts.</summary>
public enum ReadingLimitKind
{
    /// <summary>Bytes: a number, or one with K, M or G (of 1,024).</summary>
    Size,

    /// <summary>Things: a number.</summary>
    Count,

    /// <summary>Time: a number with s or ms.</summary>
    Time,
}
