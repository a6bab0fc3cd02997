namespace TrustShift.Discovery.Scanning;

/// <summary>
/// Where the comments of a text are, documentation strings among them. A sign inside a string begins none, and a comment without an end is none: what could not be told is code, for a comment says
/// less of use than code does.
/// </summary>
public sealed class CommentMap
{
    private readonly List<(int Start, int End)> _comments = [];

    private CommentMap()
    {
    }

    /// <summary>Begin and end (exclusive) of each comment, in order.</summary>
    public IReadOnlyList<(int Start, int End)> Comments => _comments;

    /// <summary>Reads a text from its beginning.</summary>
    public static CommentMap Of(CommentSyntax syntax, ReadOnlySpan<char> text)
    {
        var map = new CommentMap();
        for (int i = 0; i < text.Length;)
        {
            int skip = text[i..].IndexOfAny(syntax.Starts);
            if (skip < 0)
                break;
            i += skip;
            if (CommentAt(syntax, text, i) is > 0 and var end)
            {
                map._comments.Add((i, end));
                i = end;
            }
            else if (StringAt(syntax, text, i, out bool isLong) is > 0 and var close)
            {
                if (isLong && map.IsDocumentation(syntax, text, i))
                    map._comments.Add((i, close));
                i = close;
            }
            else
            {
                i++;
            }
        }

        return map;
    }

    /// <summary>Whether the character at <paramref name="index"/> is in a comment.</summary>
    public bool Contains(int index)
    {
        int low = 0, high = _comments.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (index < _comments[middle].Start)
                high = middle - 1;
            else if (index >= _comments[middle].End)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }

    // The end of the comment that begins here; 0 when none does.
    private static int CommentAt(CommentSyntax syntax, ReadOnlySpan<char> text, int i)
    {
        ReadOnlySpan<char> rest = text[i..];
        foreach ((string open, string close) in syntax.Blocks)
        {
            // "src/**/*.js" without quotes, or [/*] in a pattern, begin no comment.
            if (rest.StartsWith(open, StringComparison.Ordinal) && (i == 0 || text[i - 1] is ' ' or '\t' or '\r' or '\n' or ';' or ',' or '(' or ')' or '{' or '}' or '>'))
            {
                int end = rest[open.Length..].IndexOf(close, StringComparison.Ordinal);
                return end < 0 ? 0 : i + open.Length + end + close.Length;
            }
        }

        bool atStart = IsLineStart(text, i);
        if (atStart && !syntax.LineBlocks.IsEmpty && (i == 0 || text[i - 1] == '\n'))
        {
            foreach ((string open, string close) in syntax.LineBlocks)
            {
                if (!rest.StartsWith(open, StringComparison.Ordinal))
                    continue;
                int end = rest.IndexOf("\n" + close, StringComparison.Ordinal);
                return end < 0 ? 0 : i + end + 1 + close.Length;
            }
        }

        foreach (string sign in syntax.Lines)
        {
            if (!rest.StartsWith(sign, StringComparison.Ordinal))
                continue;
            if (!atStart && (syntax.AtLineStartOnly || (syntax.NeedsSpace && text[i - 1] is not (' ' or '\t'))))
                continue;
            // "https://host" without quotes around it is a URL; "#[Route]" of PHP is an attribute.
            if (sign is "#" && !syntax.Blocks.IsEmpty && rest.StartsWith("#[", StringComparison.Ordinal))
                continue;
            if (sign is "//" && i > 0 && text[i - 1] == ':')
                continue;
            int end = rest.IndexOf('\n');
            return end < 0 ? text.Length : i + end;
        }

        return 0;
    }

    // The end of the string that begins here; 0 when none does. One that does not end with its line, though its language has none that span lines, is none.
    private static int StringAt(CommentSyntax syntax, ReadOnlySpan<char> text, int i, out bool isLong)
    {
        ReadOnlySpan<char> rest = text[i..];
        isLong = true;
        foreach (string quote in syntax.LongQuotes)
        {
            if (!rest.StartsWith(quote, StringComparison.Ordinal))
                continue;
            int end = rest[quote.Length..].IndexOf(quote, StringComparison.Ordinal);
            return end < 0 ? 0 : i + quote.Length + end + quote.Length;
        }

        isLong = false;
        if (!syntax.Quotes.Contains(rest[0], StringComparison.Ordinal))
            return 0;
        for (int j = 1; j < rest.Length && rest[j] != '\n'; j++)
        {
            if (rest[j] == '\\')
                j++;
            else if (rest[j] == rest[0])
                return i + j + 1;
        }

        return 0;
    }

    private bool IsDocumentation(CommentSyntax syntax, ReadOnlySpan<char> text, int i)
    {
        if (syntax.HasDocumentationStrings)
        {
            if (!IsLineStart(text, i))
                return false;
            int before = Significant(text, i);
            // At the beginning of the file, or behind the colon of a definition; a colon behind a quote is one of a dictionary.
            return before < 0 || (text[before] == ':' && before > 0 && text[before - 1] is not ('"' or '\''));
        }

        ReadOnlySpan<char> left = text[..i].TrimEnd("~SsPp \t");
        foreach (string word in syntax.DocumentationWords)
        {
            if (left.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // The last character before that is neither white space nor in a comment; -1 when there is none.
    private int Significant(ReadOnlySpan<char> text, int i)
    {
        int comment = _comments.Count - 1;
        while (--i >= 0)
        {
            if (comment >= 0 && i < _comments[comment].End && i >= _comments[comment].Start)
                i = _comments[comment--].Start;
            else if (!char.IsWhiteSpace(text[i]))
                return i;
        }

        return -1;
    }

    private static bool IsLineStart(ReadOnlySpan<char> text, int i)
    {
        while (i > 0 && text[i - 1] is ' ' or '\t' or '\uFEFF')
            i--;
        return i == 0 || text[i - 1] == '\n';
    }
}
