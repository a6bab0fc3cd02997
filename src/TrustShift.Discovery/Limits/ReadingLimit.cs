using System.Globalization;

namespace TrustShift.Discovery.Limits;

/// <summary>One bound by its name, with the form of its value.</summary>
/// <param name="Name">The name that users write: "expanded".</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Least">The least value: bytes, things, or milliseconds.</param>
/// <param name="Most">The largest value.</param>
/// <param name="Of">Its value.</param>
/// <param name="With">The bounds with another value of it.</param>
public sealed record ReadingLimit(string Name, ReadingLimitKind Kind, long Least, long Most, Func<ReadingLimits, long> Of, Func<ReadingLimits, long, ReadingLimits> With)
{
    private static readonly (string Sign, long Factor)[] s_sizes = [("G", 1024L * 1024 * 1024), ("M", 1024L * 1024), ("K", 1024L)];

    /// <summary>The form of its values, for messages.</summary>
    public string Form => Kind switch
    {
        ReadingLimitKind.Size => $"a size like {Write(Of(new ReadingLimits()))}, from {Write(Least)}" + (Most == long.MaxValue ? "" : $" to {Write(Most)}"),
        ReadingLimitKind.Time => $"a time like {Write(Of(new ReadingLimits()))} or 500ms, up to {Write(Most)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"a number from {Least} to {Most}"),
    };

    /// <summary>Reads a value; null when it is none, too small or too large.</summary>
    public long? Parse(string text)
    {
        long factor = 1;
        if (Kind == ReadingLimitKind.Size)
        {
            foreach ((string sign, long times) in s_sizes)
            {
                if (text.EndsWith(sign, StringComparison.OrdinalIgnoreCase))
                    (text, factor) = (text[..^1], times);
            }
        }
        else if (Kind == ReadingLimitKind.Time)
        {
            int unit = text.EndsWith("ms", StringComparison.Ordinal) ? 2 : text.EndsWith('s') ? 1 : 0;
            if (unit == 0)
                return null;
            (text, factor) = (text[..^unit], unit == 2 ? 1 : 1_000);
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= Most / factor && number * factor >= Least ? number * factor : null;
    }

    /// <summary>Writes a value as users do.</summary>
    public string Write(long value)
    {
        if (Kind == ReadingLimitKind.Time)
            return string.Create(CultureInfo.InvariantCulture, $"{(value % 1_000 == 0 ? value / 1_000 : value)}{(value % 1_000 == 0 ? "s" : "ms")}");
        foreach ((string sign, long factor) in Kind == ReadingLimitKind.Size ? s_sizes : [])
        {
            if (value >= factor && value % factor == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{value / factor}{sign}");
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }
}
