using System.Collections.Immutable;
using TrustShift.Cli.Configuration;
using TrustShift.Discovery.Limits;

namespace TrustShift.Cli;

/// <summary>The bounds of reading that are set with <c>--limit NAME=VALUE</c>.</summary>
public static class StatedLimits
{
    /// <summary>Reads them; each that is not set keeps its default. Null with the failure when one is wrong.</summary>
    public static ReadingLimits? Read(ImmutableArray<SettingValue> values, out Failure? failure)
    {
        failure = null;
        var limits = new ReadingLimits();
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (SettingValue value in values)
        {
            string[] parts = value.Text.Split('=', 2, StringSplitOptions.TrimEntries);
            string[] names = [.. ReadingLimits.All.Select(static l => l.Name)];
            if (ReadingLimits.All.FirstOrDefault(l => string.Equals(l.Name, parts[0], StringComparison.Ordinal)) is not { } limit)
                failure = Failure.Usage($"{value.Origin}: there is no limit \"{parts[0]}\" (known: {string.Join(", ", names)})");
            else if (parts.Length < 2 || limit.Parse(parts[1]) is not { } number)
                failure = Failure.Usage($"{value.Origin}: \"{value.Text}\" sets no limit: {limit.Name}= takes {limit.Form}");
            else if (!set.Add(limit.Name))
                failure = Failure.Usage($"{value.Origin}: {limit.Name} is given more than once");
            else
                limits = limit.With(limits, number);
            if (failure is not null)
                return null;
        }

        return limits;
    }
}
