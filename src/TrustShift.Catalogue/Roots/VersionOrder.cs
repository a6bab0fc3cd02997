using System.Text;

namespace TrustShift.Catalogue.Roots;

/// <summary>
/// Orders the labels of releases naturally: digits as numbers, a tilde before everything, letters before other signs (Debian Policy
/// 5.6.12 without its epoch), after a common spelling: no leading "v", "jdk-", "jre-" or "crs-", no trailing ".0", and letters that follow a
/// digit in a dotted version ("1.0rc1") sort before the version without them.
/// </summary>
internal static class VersionOrder
{
    private const int MaxLength = 128;

    /// <summary>The common spelling of a label of a store, for <see cref="Compare"/>; equal spellings are the same release.</summary>
    public static string Spell(string store, string version)
    {
        string text = version.Trim();
        if (text.Length > MaxLength)
            text = text[..MaxLength];
        foreach (string prefix in (ReadOnlySpan<string>)["v", "jdk-", "jre-", "crs-"])
        {
            if (text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal) && char.IsAsciiDigit(text[prefix.Length]))
                text = text[prefix.Length..];
        }

        if (store is "debian-ca-certificates")
            return text.Replace('_', '~'); // git tags spell the tilde of a version as an underscore
        if (store is "rhel-ca-certificates")
            return text;
        if (IsNumeric(text))
        {
            while (text.EndsWith(".0", StringComparison.Ordinal) && text.IndexOf('.', StringComparison.Ordinal) < text.Length - 2)
                text = text[..^2];
            return text;
        }

        return BeforeRelease(text);
    }

    /// <summary>Whether a spelling is digits and dots (or a date): a plain release, not a preview and not a rebuild of somebody else.</summary>
    public static bool IsNumeric(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]) && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-');

    /// <summary>Compares two spellings.</summary>
    public static int Compare(string left, string right)
    {
        int i = 0, j = 0;
        while (i < left.Length || j < right.Length)
        {
            while ((i < left.Length && !char.IsAsciiDigit(left[i])) || (j < right.Length && !char.IsAsciiDigit(right[j])))
            {
                int order = Weight(left, i).CompareTo(Weight(right, j));
                if (order != 0)
                    return order;
                i++;
                j++;
            }

            int numbers = CompareNumbers(left, ref i, right, ref j);
            if (numbers != 0)
                return numbers;
        }

        return 0;
    }

    private static int CompareNumbers(string left, ref int i, string right, ref int j)
    {
        ReadOnlySpan<char> first = Digits(left, ref i);
        ReadOnlySpan<char> second = Digits(right, ref j);
        return first.Length != second.Length ? first.Length.CompareTo(second.Length) : first.CompareTo(second, StringComparison.Ordinal);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return text.AsSpan(start, position - start).TrimStart('0');
    }

    // A tilde, then the end (and a digit), then letters, then everything else.
    private static int Weight(string text, int position)
    {
        if (position >= text.Length || char.IsAsciiDigit(text[position]))
            return 0;
        char c = text[position];
        return c == '~' ? -1 : char.IsAsciiLetter(c) ? c : c + 256;
    }

    private static string BeforeRelease(string text)
    {
        var spelled = new StringBuilder(text.Length + 2);
        for (int i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetter(text[i]) && char.IsAsciiDigit(text[i - 1]))
                spelled.Append('~');
            spelled.Append(text[i]);
        }

        return spelled.ToString();
    }
}
