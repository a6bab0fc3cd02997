namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>
/// What names in one file stand for, where that can be told for certain: a name counts only when it is assigned exactly once in the file and is no parameter of a function. What an environment
/// variable, a default or another file may decide stays unknown.
/// </summary>
/// <param name="code">The file without comments.</param>
internal sealed class CodeNames(string code)
{
    private const int MostOccurrences = 400;
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>The expression that is assigned to a name; null when there is none, or more than one.</summary>
    public string? Assigned(string name)
    {
        if (_values.TryGetValue(name, out string? known))
            return known;
        return _values[name] = name.Length is 0 or > 80 ? null : Find(name);
    }

    /// <summary>Statements that set a member of the object with this name (<c>config.region = "x"</c>), as one text; empty when there are none.</summary>
    public string MembersOf(string name)
    {
        var members = new System.Text.StringBuilder();
        foreach (int at in Occurrences(name))
        {
            int i = at + name.Length;
            if (i < code.Length && (code[i] == '.' || code.AsSpan(i).StartsWith("->", StringComparison.Ordinal)) && members.Length < Brackets.Window)
                members.Append(code, i, Brackets.ExpressionEnd(code, i, endsWithLine: true) - i).Append(";\n");
        }

        return members.ToString();
    }

    private string? Find(string name)
    {
        string? value = null;
        foreach (int at in Occurrences(name))
        {
            if (IsParameter(at, name.Length))
                return null;
            int i = AfterType(at + name.Length);
            int equals = i;
            if (i < code.Length && code[i] == ':' && i + 1 < code.Length && code[i + 1] == '=')
                equals++;
            if (equals >= code.Length || code[equals] != '=' || (equals + 1 < code.Length && code[equals + 1] is '=' or '>' or '~'))
                continue;
            int start = equals + 1;
            string right = code[start..Brackets.ExpressionEnd(code, start, endsWithLine: true)].Trim();
            // A keyword argument that hands the same name on is no assignment: region=region.
            bool isArgument = Brackets.Enclosing(code, at) is >= 0 and var open && code[open] == '(';
            if (isArgument && (string.Equals(right, name, StringComparison.Ordinal) || code[SkipSpace(at + name.Length)] == ','))
                continue;
            if (isArgument || value is not null || right.Length == 0)
                return null;
            value = right;
        }

        return value;
    }

    // "region: string = x", "region string = x", "val region: String = x", "cfg, err := x".
    private int AfterType(int i)
    {
        int at = SkipSpace(i);
        if (at < code.Length && code[at] == ',')
        {
            int more = SkipSpace(at + 1);
            while (more < code.Length && (char.IsAsciiLetterOrDigit(code[more]) || code[more] == '_'))
                more++;
            more = SkipSpace(more);
            return more < code.Length && (code[more] == '=' || code.AsSpan(more).StartsWith(":=", StringComparison.Ordinal)) ? more : at;
        }

        if (at < code.Length && code[at] == ':' && at + 1 < code.Length && code[at + 1] is not ('=' or ':'))
            at = SkipSpace(at + 1);
        else if (at >= code.Length || !char.IsAsciiLetter(code[at]))
            return at;
        int end = at;
        while (end < code.Length && (char.IsAsciiLetterOrDigit(code[end]) || code[end] is '_' or '.' or '<' or '>' or '&' or '\''))
            end++;
        return SkipSpace(end);
    }

    private bool IsParameter(int at, int length)
    {
        int open = Brackets.Enclosing(code, at);
        if (open < 0 || code[open] != '(')
            return false;
        ReadOnlySpan<char> before = code.AsSpan(0, open).TrimEnd();
        int word = before.Length;
        while (word > 0 && (char.IsAsciiLetterOrDigit(before[word - 1]) || before[word - 1] is '_' or '.' or '?' or '!'))
            word--;
        ReadOnlySpan<char> keyword = before[..word].TrimEnd();
        foreach (string declares in (ReadOnlySpan<string>)["def", "func", "function", "fn", "fun", "sub", "lambda", "init"])
        {
            if (keyword.EndsWith(declares, StringComparison.Ordinal) || before[word..].SequenceEqual(declares))
                return true;
        }

        // name(...) { and (...) =>: a method or a lambda; a call is followed by none of these.
        int close = Brackets.End(code, open);
        ReadOnlySpan<char> after = code.AsSpan(Math.Min(code.Length, close)).TrimStart(" \t\r\n");
        if (after.StartsWith("=>", StringComparison.Ordinal) || after.StartsWith("->", StringComparison.Ordinal))
            return true;
        bool isStatement = before[word..] is "if" or "while" or "for" or "switch" or "foreach" or "catch" or "using" or "with" or "return";
        int next = at + length;
        return !isStatement && after.StartsWith("{", StringComparison.Ordinal) && next < code.Length && code[next] is ',' or ')' or ' ' or ':' or '=' or '\n'
            && after.StartsWith("{", StringComparison.Ordinal);
    }

    private IEnumerable<int> Occurrences(string name)
    {
        int from = 0;
        for (int count = 0; count < MostOccurrences && from < code.Length; count++)
        {
            int at = code.IndexOf(name, from, StringComparison.Ordinal);
            if (at < 0)
                yield break;
            from = at + name.Length;
            if ((at == 0 || !IsNamePart(code[at - 1])) && (from >= code.Length || !IsNamePart(code[from])))
                yield return at;
        }
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private int SkipSpace(int i)
    {
        while (i < code.Length && code[i] is ' ' or '\t')
            i++;
        return i;
    }
}
