namespace TrustShift.Assessment.Clients.Images;

/// <summary>
/// A range of versions as npm, Composer and others write it (github.com/npm/node-semver, "Ranges"): comparators, <c>^</c>, <c>~</c>, <c>x</c>, a part of a version, and alternatives with
/// <c>||</c>. Previews are in no range.
/// </summary>
internal sealed class VersionRange
{
    private const int Longest = 200;

    // Alternatives of half-open intervals that all hold: from (with it) up to (without it); null for no bound.
    private readonly List<List<(int[] From, int[]? To)>> _alternatives;

    private VersionRange(List<List<(int[] From, int[]? To)>> alternatives) => _alternatives = alternatives;

    /// <summary>Whether only one version is meant: three numbers and nothing else.</summary>
    public static bool IsExact(string text) => text.Trim().TrimStart('v', '=') is var version && version.Split('.').Length == 3 && Numbers(version) is not null;

    /// <summary>The versions that begin with these numbers.</summary>
    public static VersionRange Prefix(string version) => new([[Interval("", version.Trim().TrimStart('v')) ?? ([int.MaxValue], [int.MaxValue])]]);

    /// <summary>The range; null when it has another form, or covers anything at all.</summary>
    public static VersionRange? Parse(string? text)
    {
        if (text is null || text.Length is 0 or > Longest)
            return null;
        var alternatives = new List<List<(int[], int[]?)>>();
        foreach (string alternative in text.Split("||"))
        {
            var all = new List<(int[], int[]?)>();
            string[] words = alternative.Replace(",", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < words.Length; i++)
            {
                string word = words[i];
                if (i + 2 < words.Length && words[i + 1] is "-" && Interval(">=", word) is { } from && Interval("<=", words[i + 2]) is { } to)
                {
                    all.Add((from.From, to.To));
                    i += 2;
                    continue;
                }

                string sign = new([.. word.TakeWhile(static c => c is '<' or '>' or '=' or '^' or '~')]);
                string version = word[sign.Length..];
                if (version.Length == 0 && i + 1 < words.Length)
                    version = words[++i];
                if (Interval(sign, version.TrimStart('v')) is not { } interval)
                    return null;
                all.Add(interval);
            }

            if (all.Count == 0)
                return null;
            alternatives.Add(all);
        }

        return new VersionRange(alternatives);
    }

    /// <summary>Whether a version is in it.</summary>
    public bool Covers(string version) =>
        Numbers(version) is { } numbers && _alternatives.Exists(all => all.TrueForAll(i => Compare(numbers, i.From) >= 0 && (i.To is null || Compare(numbers, i.To) < 0)));

    private static (int[] From, int[]? To)? Interval(string sign, string version)
    {
        string[] parts = version.Split('.');
        int known = Array.FindIndex(parts, static p => p is "x" or "X" or "*" or "");
        known = known < 0 ? parts.Length : known;
        if (known == 0)
            return sign.Length == 0 && parts[0].Length > 0 ? ([0], null) : null;
        if (Numbers(string.Join('.', parts[..known])) is not { } numbers)
            return null;
        return sign switch
        {
            "" or "=" or "==" => (numbers, Next(numbers, numbers.Length - 1)),
            "~" or "~>" => (numbers, Next(numbers, Math.Min(1, numbers.Length - 1))),
            "^" => (numbers, Next(numbers, Math.Max(0, Array.FindIndex(numbers, static n => n != 0)))),
            ">=" => (numbers, null),
            ">" => (Next(numbers, numbers.Length - 1), null),
            "<" => ([0], numbers),
            "<=" => ([0], Next(numbers, numbers.Length - 1)),
            _ => null,
        };
    }

    private static int[] Next(int[] numbers, int at)
    {
        int[] next = numbers[..(at + 1)];
        next[at]++;
        return next;
    }

    private static int[]? Numbers(string text)
    {
        string[] parts = text.Split('.');
        var numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length is 0 or > 8 || !int.TryParse(parts[i], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        return numbers;
    }

    private static int Compare(int[] one, int[] other)
    {
        for (int i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            int order = (i < one.Length ? one[i] : 0).CompareTo(i < other.Length ? other[i] : 0);
            if (order != 0)
                return order;
        }

        return 0;
    }
}
