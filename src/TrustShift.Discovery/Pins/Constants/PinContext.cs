using System.Buffers;

namespace TrustShift.Discovery.Pins.Constants;

/// <summary>What a pin or another value stands in: the host beside it, the constant beside it that may hold the host, the constant that it is a part of.</summary>
/// <param name="Host">The host; null when no text beside it is one.</param>
/// <param name="HostNames">Names that are arguments or keys beside it, nearest first.</param>
/// <param name="Name">The name that is given to it, or to the list that holds it; null for none.</param>
public sealed record PinContext(string? Host, IReadOnlyList<string> HostNames, string? Name)
{
    private const int MostLevels = 5;
    private static readonly SearchValues<char> s_separators = SearchValues.Create(" \t\r\n,;");
    private const int MostNames = 4;

    /// <summary>
    /// Walks back through what the value is a part of: arguments of the same call, keys of the mappings and calls around it. What stands in brackets of its own beside it is another thing, and so is a
    /// text that is followed by neither a comma nor a sign of a mapping: another statement.
    /// </summary>
    /// <param name="before">The text before the value.</param>
    /// <param name="hostOf">Reads a quoted text as a host; null when it is none.</param>
    public static PinContext Of(ReadOnlySpan<char> before, Func<string, string?> hostOf)
    {
        ReadOnlySpan<char> text = WithoutComments(WithoutOpenLiteral(before));
        string? candidate = null;
        var names = new List<string>();
        int closed = 0, levels = 0, certain = 0, opener = 0;
        bool isOfVariable = false;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            char c = text[i];
            if (c is '"' or '\'' or '`')
            {
                int open = text[..i].LastIndexOf(c);
                if (open < 0 || text[(open + 1)..i].Contains('\n'))
                    break;
                if (closed == 0 && candidate is null && IsPart(text[(i + 1)..]))
                    candidate = isOfVariable ? null : hostOf(text[(open + 1)..i].ToString());
                if (candidate is not null && levels > 0 && closed == 0 && IsKeyOf(text[(i + 1)..opener]))
                    return new PinContext(candidate, [], null);
                i = open;
            }
            else if (c is ')' or ']' or '}')
            {
                closed++;
            }
            else if (c is '(' or '[' or '{')
            {
                if (closed > 0)
                {
                    closed--;
                    continue;
                }

                if (candidate is not null)
                    return new PinContext(candidate, [], null);
                opener = i;
                certain = names.Count;
                if (++levels > MostLevels)
                    break;
            }
            else if (c == ';' && closed == 0)
            {
                break;
            }
            else if (closed == 0 && c == '=' && IsAssignment(text, i))
            {
                return new PinContext(null, names[..certain], NameBefore(text, i));
            }
            else if (closed == 0 && IsOfName(c))
            {
                int start = i;
                while (start > 0 && IsOfName(text[start - 1]))
                    start--;
                // "https://help.test/", bucketHost, "sha256/...": the variable may hold the host, and the text something else.
                isOfVariable |= candidate is null && text[(i + 1)..].TrimStart() is [',', ..] && IsNameOfHost(text[start..(i + 1)]);
                if (names.Count < MostNames && IsPart(text[(i + 1)..]) && !char.IsAsciiDigit(text[start]))
                    names.Add(text[start..(i + 1)].ToString());
                i = start;
            }
        }

        return new PinContext(null, names[..certain], Defined(before));
    }

    /// <summary>Whether the character is one of names.</summary>
    public static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_';

    /// <summary>Whether a variable is named like one that holds a host: <c>bucketHost</c>, <c>API_DOMAIN</c>.</summary>
    public static bool IsNameOfHost(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (!IsOfName(c) && c != '.')
                return false;
        }

        return name.EndsWith("host", StringComparison.OrdinalIgnoreCase) || name.EndsWith("hostname", StringComparison.OrdinalIgnoreCase) || name.EndsWith("domain", StringComparison.OrdinalIgnoreCase);
    }

    // The quote that opens the value, with what is written before its hash ("sha256/).
    private static ReadOnlySpan<char> WithoutOpenLiteral(ReadOnlySpan<char> text)
    {
        int quote = text.LastIndexOfAny('"', '\'', '`');
        return quote >= 0 && text[(quote + 1)..].IndexOfAny(s_separators) < 0 ? text[..quote] : text;
    }

    // "// it's", "# it's": blanks in their place. What follows a quote on its line is left alone: it may be a part of a text.
    private static ReadOnlySpan<char> WithoutComments(ReadOnlySpan<char> text)
    {
        char[]? copy = null;
        foreach (Range range in text.Split('\n'))
        {
            ReadOnlySpan<char> line = text[range];
            int sign = line.IndexOf("// ", StringComparison.Ordinal);
            int hash = line.IndexOf("# ", StringComparison.Ordinal);
            sign = sign < 0 || (hash >= 0 && hash < sign) ? hash : sign;
            if (sign < 0 || (sign > 0 && line[sign - 1] is not (' ' or '\t')) || line[..sign].Count('"') % 2 != 0 || line[..sign].Count('\'') % 2 != 0)
                continue;
            copy ??= text.ToArray();
            copy.AsSpan(range)[sign..].Fill(' ');
        }

        return copy ?? text;
    }

    // "host", "host":, "host" =>, "host" to
    private static bool IsPart(ReadOnlySpan<char> after)
    {
        after = after.TrimStart();
        return !after.IsEmpty && (after[0] is ',' or ':' || after.StartsWith("=>", StringComparison.Ordinal) || after.StartsWith("to ", StringComparison.Ordinal) || after.StartsWith("->", StringComparison.Ordinal));
    }

    // What stands between a key and the bracket that is its value: ": @", " => ", " to listOf".
    private static bool IsKeyOf(ReadOnlySpan<char> between)
    {
        between = between.Trim();
        return between is ":" or "=" || (IsPart(between) && !between.ContainsAny(',', ';', '"'));
    }

    private static bool IsAssignment(ReadOnlySpan<char> text, int at) =>
        (at + 1 >= text.Length || text[at + 1] is not ('=' or '>' or '~')) && at > 0 && text[at - 1] is not ('=' or '!' or '<' or '>' or '+' or '-');

    // "static final String[] PINS", "val pins: List<String>", "PIN :"
    private static string? NameBefore(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> left = text[(text[..at].LastIndexOf('\n') + 1)..at].TrimEnd(" :");
        int type = left.IndexOf(':');
        left = (type > 0 ? left[..type] : left).TrimEnd();
        while (left.EndsWith("]", StringComparison.Ordinal) && left.LastIndexOf('[') is > 0 and var open)
            left = left[..open].TrimEnd();
        int start = left.Length;
        while (start > 0 && IsOfName(left[start - 1]))
            start--;
        return left.Length - start > 1 ? left[start..].ToString() : null;
    }

    // "#define NAME "value""
    private static string? Defined(ReadOnlySpan<char> before)
    {
        ReadOnlySpan<char> line = before[(before.LastIndexOf('\n') + 1)..].TrimStart();
        if (!line.StartsWith("#define ", StringComparison.Ordinal))
            return null;
        line = line["#define ".Length..].TrimStart();
        int end = line.IndexOfAny(' ', '\t');
        return end > 1 ? line[..end].ToString() : null;
    }
}
