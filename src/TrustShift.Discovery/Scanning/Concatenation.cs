using System.Buffers;
using System.Text;

namespace TrustShift.Discovery.Scanning;

/// <summary>
/// Writes strings that code puts together on one line as one string with variables: <c>"https://" + bucket + ".s3." + region + ".amazonaws.com"</c>
/// becomes <c>"https://{bucket}.s3.{region}.amazonaws.com"</c>. Java, JavaScript, Python, Go, C# (+), PHP and Perl (.), Lua (..), Jinja (~).
/// </summary>
public static class Concatenation
{
    private const int LongestLine = 2_000;
    private const int LongestExpression = 80;
    private const int MostSpaces = 4;

    private static readonly SearchValues<char> s_expression =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$.[]()->");

    /// <summary>The line with its concatenations folded, or null when it has none.</summary>
    public static string? Fold(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine)
            return null;
        StringBuilder? folded = null;
        int copied = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('"' or '\'') || SeamAt(line, i, out Range name) is not (> 0 and var length))
                continue;
            folded ??= new StringBuilder(line.Length);
            folded.Append(line[copied..i]);
            if (!line[name].IsEmpty)
                folded.Append('{').Append(line[name]).Append('}');
            copied = i + length;
            i = copied - 1;
        }

        return folded?.Append(line[copied..]).ToString();
    }

    // The length from the closing quote to after the next opening one, of: quote, operator, expression, operator, quote; or quote, operator, quote.
    private static int SeamAt(ReadOnlySpan<char> line, int quote, out Range name)
    {
        name = default;
        int i = Operator(line, quote + 1);
        if (i < 0)
            return 0;
        if (i < line.Length && line[i] is '"' or '\'')
            return i + 1 - quote;
        int end = i + line[i..].IndexOfAnyExcept(s_expression);
        if (end <= i || end - i > LongestExpression || !(char.IsAsciiLetter(line[i]) || line[i] is '_' or '$'))
            return 0;
        int next = Operator(line, end);
        if (next < 0 || next >= line.Length || line[next] is not ('"' or '\''))
            return 0;
        name = Name(line, i, end);
        return next + 1 - quote;
    }

    // "str(bucket)" and "$bucket" are "bucket"; the innermost name says most.
    private static Range Name(ReadOnlySpan<char> line, int start, int end)
    {
        int open = line[start..end].LastIndexOf('(');
        if (open >= 0 && open + 1 < end - start && char.IsAsciiLetter(line[start + open + 1]))
            start += open + 1;
        while (start < end && line[start] is '$')
            start++;
        int close = line[start..end].IndexOfAny('(', ')');
        return start..(close > 0 ? start + close : end);
    }

    // After spaces, an operator and spaces; -1 when there is none.
    private static int Operator(ReadOnlySpan<char> line, int from)
    {
        int i = Spaces(line, from);
        if (i >= line.Length || line[i] is not ('+' or '.' or '~'))
            return -1;
        bool dots = line[i] == '.';
        i++;
        if (dots && i < line.Length && line[i] == '.')
            i++;
        return Spaces(line, i);
    }

    private static int Spaces(ReadOnlySpan<char> line, int from)
    {
        int i = from;
        while (i < line.Length && i - from < MostSpaces && line[i] is ' ' or '\t')
            i++;
        return i;
    }
}
