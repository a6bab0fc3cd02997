namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Finds the ends of calls, blocks and expressions in code of any language with brackets and quotes, within a bounded window.</summary>
internal static class Brackets
{
    /// <summary>The most characters of one call that are looked at.</summary>
    public const int Window = 6_000;

    /// <summary>The index after the bracket that closes the one at <paramref name="open"/>; where none does within the window, the window's end.</summary>
    public static int End(string text, int open)
    {
        int depth = 0;
        int limit = Math.Min(text.Length, open + Window);
        for (int i = open; i < limit; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' or '`')
            {
                i = StringEnd(text, i, limit) - 1;
                continue;
            }

            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0)
                return i + 1;
        }

        return limit;
    }

    /// <summary>The index of the bracket that is open at <paramref name="index"/>; -1 when there is none within the window. Strings are not told from code: this reads backwards.</summary>
    public static int Enclosing(string text, int index)
    {
        int depth = 0;
        for (int i = index - 1; i >= 0 && index - i < Window; i--)
        {
            char c = text[i];
            if (c is ')' or ']' or '}')
                depth++;
            else if (c is '(' or '[' or '{' && depth-- == 0)
                return i;
        }

        return -1;
    }

    /// <summary>The end (exclusive) of the expression that begins at <paramref name="start"/>: up to a comma, a semicolon or a closing bracket outside of its own brackets, or its line's end.</summary>
    public static int ExpressionEnd(string text, int start, bool endsWithLine)
    {
        int depth = 0;
        int limit = Math.Min(text.Length, start + Window);
        for (int i = start; i < limit; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' or '`')
            {
                i = StringEnd(text, i, limit) - 1;
                continue;
            }

            if (depth == 0 && (c is ',' or ';' or ')' or ']' or '}' || (c is '\n' && endsWithLine && !GoesOn(text, i))))
                return i;
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
        }

        return limit;
    }

    /// <summary>The index after a call and all that is called on its result (<c>builder().region(x).build()</c>); <paramref name="index"/> is where its brackets may begin.</summary>
    public static int ChainEnd(string text, int index)
    {
        int end = index;
        for (int links = 0; links < 64 && end - index < Window; links++)
        {
            int i = SkipSpace(text, end);
            if (i < text.Length && text[i] is '(' or '{')
            {
                // A block after a blank line is none of the call's.
                if (text[i] == '{' && text.AsSpan(end, i - end).Contains('\n'))
                    return end;
                end = End(text, i);
                continue;
            }

            int dot = i < text.Length && text[i] == '.' ? 1 : text.AsSpan(i).StartsWith("?.", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("->", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("::", StringComparison.Ordinal) ? 2 : 0;
            if (dot == 0)
                return end;
            int name = SkipSpace(text, i + dot);
            int after = name;
            while (after < text.Length && (char.IsAsciiLetterOrDigit(text[after]) || text[after] == '_'))
                after++;
            if (after == name)
                return end;
            end = after;
        }

        return end;
    }

    /// <summary>The index after the string that begins at <paramref name="quote"/>; the next one where it does not end with its line.</summary>
    public static int StringEnd(string text, int quote, int limit)
    {
        char mark = text[quote];
        for (int i = quote + 1; i < limit; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == mark)
                return i + 1;
            else if (text[i] == '\n' && mark != '`')
                break;
        }

        return quote + 1;
    }

    // The next line calls something on this one's result.
    private static bool GoesOn(string text, int lineEnd)
    {
        int next = SkipSpace(text, lineEnd);
        return next + 1 < text.Length && ((text[next] == '.' && text[next + 1] != '.') || text.AsSpan(next).StartsWith("?.", StringComparison.Ordinal) || text.AsSpan(next).StartsWith("->", StringComparison.Ordinal));
    }

    private static int SkipSpace(string text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }
}
