using System.Text;

namespace TrustShift.Discovery.Endpoints;

/// <summary>
/// Reads host names as people write them in configuration and code, with variables of many template languages (<c>${x}</c>, <c>{x}</c>, <c>{{ x }}</c>,
/// <c>#{x}</c>, <c>%{x}</c>, <c>$(x)</c>, <c>%(x)s</c>, <c>%VAR%</c>, <c>$x</c>, <c>%s</c>, <c>&lt;x&gt;</c>) as <c>{x}</c>.
/// </summary>
public static class HostText
{
    private const int LongestHost = 400;
    private const int LongestVariable = 80;

    /// <summary>Reads a host that starts at <paramref name="start"/>.</summary>
    /// <param name="text">The line.</param>
    /// <param name="start">Where the host starts.</param>
    /// <param name="end">Where it ended (exclusive).</param>
    /// <param name="acceptVariables">Whether a host that is variables alone counts: after "https://" it is one, elsewhere it may be anything.</param>
    /// <returns>The host in lower case; null when there is none.</returns>
    public static string? Read(ReadOnlySpan<char> text, int start, out int end, bool acceptVariables = false)
    {
        var host = new StringBuilder(64);
        bool literal = false;
        int i = start;
        while (i < text.Length && host.Length < LongestHost)
        {
            char c = text[i];
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '*')
            {
                literal |= char.IsAsciiLetterOrDigit(c);
                host.Append(char.ToLowerInvariant(c));
                i++;
            }
            else if (VariableAt(text, i, start) is > 0 and var length)
            {
                host.Append('{');
                AppendName(host, text.Slice(i, length));
                host.Append('}');
                i += length;
            }
            else
            {
                break;
            }
        }

        end = i;
        string result = host.ToString().Trim('.', '-', '_');
        if (result.Length is 0 or >= LongestHost || result.Contains("..", StringComparison.Ordinal))
            return null;
        return (literal && HasLiteralLabel(result)) || (acceptVariables && result.Contains('{', StringComparison.Ordinal)) ? result : null;
    }

    /// <summary>Where a host that holds <paramref name="index"/> starts: walks back over host characters and variables.</summary>
    public static int StartOf(ReadOnlySpan<char> text, int index)
    {
        int i = index;
        while (i > 0 && index - i < LongestHost)
        {
            char c = text[i - 1];
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '*')
            {
                // %2F and %20 are escapes of a URL in a URL: the host starts after them.
                if (i >= 3 && text[i - 3] == '%' && char.IsAsciiHexDigit(text[i - 2]) && char.IsAsciiHexDigit(c))
                    break;
                i--;
            }
            else if (c is '}' or ')' or '>')
            {
                int open = OpenOf(text, i - 1);
                if (open < 0)
                    break;
                i = open;
            }
            else if (c is '$' or '%')
            {
                i--;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static int OpenOf(ReadOnlySpan<char> text, int close)
    {
        char open = text[close] switch { '}' => '{', ')' => '(', _ => '<' };
        int depth = 0;
        for (int i = close; i >= 0 && close - i <= LongestVariable; i--)
        {
            if (text[i] == text[close])
                depth++;
            else if (text[i] == open && --depth == 0)
            {
                bool marked = i > 0 && text[i - 1] is '$' or '#' or '%';
                if (open == '(' && !marked)
                    return -1;
                if (open == '<' && text[(i + 1)..close].IndexOfAnyExcept(NameCharacters) >= 0)
                    return -1;
                // "<key>host</key>": an element, and no variable.
                if (open == '<' && text[close..].Contains($"</{text[(i + 1)..close]}>", StringComparison.Ordinal))
                    return -1;
                return marked && open != '<' ? i - 1 : i;
            }
        }

        return -1;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- ");

    private static int VariableAt(ReadOnlySpan<char> text, int i, int start)
    {
        ReadOnlySpan<char> rest = text[i..];
        switch (rest[0])
        {
            case '{':
                return Closed(rest, 0, '{', '}');
            case '$' or '#' or '%' when rest.Length > 1 && rest[1] == '{':
                return Closed(rest, 1, '{', '}');
            case '$' when rest.Length > 1 && rest[1] == '(':
                return Closed(rest, 1, '(', ')');
            case '%' when rest.Length > 1 && rest[1] == '(':
                int formatted = Closed(rest, 1, '(', ')');
                return formatted > 0 && formatted < rest.Length && char.IsAsciiLetter(rest[formatted]) ? formatted + 1 : formatted;
            case '$' when rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] == '_'):
                int length = 2;
                while (length < rest.Length && length < LongestVariable && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '_'))
                    length++;
                return length;
            case '%' when rest.Length > 2 && rest[1..Math.Min(rest.Length, LongestVariable)].IndexOf('%') is > 1 and var close
                && rest[1..(close + 1)].IndexOfAnyExcept(NameCharacters) < 0:
                return close + 2;
            case '%' when rest.Length > 1 && rest[1] is 's' or 'd' or 'v' or 'q' or '@':
                return 2;
            case '<' when i == start || text[i - 1] is '.' or '-':
                int angle = rest[..Math.Min(rest.Length, LongestVariable)].IndexOf('>');
                return angle > 1 && rest[1..angle].IndexOfAnyExcept(NameCharacters) < 0 ? angle + 1 : 0;
            default:
                return 0;
        }
    }

    private static int Closed(ReadOnlySpan<char> text, int from, char open, char close)
    {
        int depth = 0;
        for (int i = from; i < text.Length && i < LongestVariable; i++)
        {
            if (text[i] == open)
                depth++;
            else if (text[i] == close && --depth == 0)
                return i + 1;
            else if (text[i] is '"' or '\n')
                return 0;
        }

        return 0;
    }

    private static void AppendName(StringBuilder host, ReadOnlySpan<char> variable)
    {
        int before = host.Length;
        foreach (char c in variable)
        {
            if (host.Length - before < 30 && (char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
                host.Append(char.ToLowerInvariant(c));
        }

        if (host.Length == before)
            host.Append('x');
    }

    private static bool HasLiteralLabel(string host)
    {
        int depth = 0;
        foreach (char c in host)
        {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && char.IsAsciiLetterOrDigit(c))
                return true;
        }

        return false;
    }
}
