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

    // In Rust "&name" lets nobody change it.
    private readonly bool _borrows = code.Contains("let ", StringComparison.Ordinal) && !code.Contains(":=", StringComparison.Ordinal);

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
            if (i < code.Length && (code[i] == '.' || code.AsSpan(i).StartsWith("->", StringComparison.Ordinal)) && members.Length < Brackets.Window && IsSetter(i))
                members.Append(code, i, Brackets.ExpressionEnd(code, i, endsWithLine: true) - i).Append(";\n");
        }

        return members.ToString();
    }

    // config.region = x; client.setRegion(x); builder.region(x). Any other call on the object may make something else.
    private bool IsSetter(int dot)
    {
        int start = dot + (code[dot] == '.' ? 1 : 2), end = start;
        while (end < code.Length && IsNamePart(code[end]))
            end++;
        ReadOnlySpan<char> member = code.AsSpan(start, end - start);
        ReadOnlySpan<char> after = code.AsSpan(end).TrimStart(" \t");
        if (after.StartsWith("=", StringComparison.Ordinal))
            return !after.StartsWith("==", StringComparison.Ordinal);
        return after.StartsWith("(", StringComparison.Ordinal)
            && ((member.Length > 4 && member[..3] is "set" or "Set" && char.IsAsciiLetterUpper(member[3])) || (member.Length > 5 && member[..4] is "with" or "With" && char.IsAsciiLetterUpper(member[4]))
                || member is "region" or "endpointOverride" or "endpointProvider" or "accelerate" or "crossRegionAccessEnabled" or "dualstackEnabled" or "fipsEnabled");
    }

    private string? Find(string name)
    {
        string? value = null;
        foreach (int at in Occurrences(name))
        {
            if (IsBound(at, name.Length) || IsChanged(at, name.Length))
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

    // Whether the name is bound here by something else than a plain assignment: a parameter, a loop, a pattern that takes an object apart.
    private bool IsBound(int at, int length)
    {
        int lineStart = code.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        ReadOnlySpan<char> before = code.AsSpan(lineStart, at - lineStart).TrimEnd();
        ReadOnlySpan<char> after = code.AsSpan(at + length).TrimStart(" \t");
        foreach (string binder in s_binders)
        {
            if (EndsWithWord(before, binder))
                return true;
        }

        if (after.StartsWith("=>", StringComparison.Ordinal) || before.EndsWith("|", StringComparison.Ordinal) || after.StartsWith("in ", StringComparison.Ordinal) || after.StartsWith("of ", StringComparison.Ordinal)
            || after.StartsWith("+=", StringComparison.Ordinal) || after.StartsWith("||=", StringComparison.Ordinal) || after.StartsWith("??=", StringComparison.Ordinal) || after.StartsWith("|=", StringComparison.Ordinal)
            || (before.IsEmpty && IsFirstOfThree(after) && Brackets.Enclosing(code, at) < 0))
            return true;
        return IsInPattern(at);
    }

    // Whether what the name stands for may be changed here: its address is taken, or an entry of it is set.
    private bool IsChanged(int at, int length)
    {
        if (at > 0 && code[at - 1] == '&' && (at < 2 || code[at - 2] != '&') && !_borrows)
            return true;
        ReadOnlySpan<char> before = code.AsSpan(0, at).TrimEnd(" \t\r\n");
        foreach (string merge in s_merges)
        {
            if (before.EndsWith(merge, StringComparison.Ordinal))
                return true;
        }

        ReadOnlySpan<char> after = code.AsSpan(at + length);
        foreach (string change in s_changes)
        {
            if (after.StartsWith(change, StringComparison.Ordinal))
                return true;
        }

        if (!after.StartsWith("[", StringComparison.Ordinal))
            return false;
        int end = SkipSpace(Brackets.End(code, at + length));
        return end < code.Length && code[end] is '=' && (end + 1 >= code.Length || code[end + 1] is not ('=' or '>' or '~'));
    }

    // Object.assign(a, b), _.merge(a, b), array_merge is none: it makes another.
    private static readonly string[] s_merges = [".assign(", ".merge(", ".extend(", ".defaults(", ".defaultsDeep(", ".mixin("];
    private static readonly string[] s_changes = [".update(", ".merge!(", ".store(", ".setdefault(", ".put(", ".Add(", ".insert(", ".delete(", ".pop("];

    private static readonly string[] s_binders = ["for", "foreach", "lambda", "as", "catch", "global", "nonlocal", "del", "each"];

    private static bool EndsWithWord(ReadOnlySpan<char> text, string word) =>
        text.EndsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || !IsNamePart(text[text.Length - word.Length - 1]));

    // "a, b, c = f()"; of two ("cfg, err := f()") the first is what is made.
    private static bool IsFirstOfThree(ReadOnlySpan<char> after)
    {
        if (!after.StartsWith(",", StringComparison.Ordinal))
            return false;
        ReadOnlySpan<char> second = after[1..].TrimStart(" \t");
        int end = 0;
        while (end < second.Length && IsNamePart(second[end]))
            end++;
        return second[end..].TrimStart(" \t").StartsWith(",", StringComparison.Ordinal);
    }

    // def f(name), function (name), f(name) {, (name) =>, ({ name }) =>, const { name } = x.
    private bool IsInPattern(int at)
    {
        int open = Brackets.Enclosing(code, at);
        for (int depth = 0; open >= 0 && depth < 3; depth++)
        {
            int close = Brackets.End(code, open);
            ReadOnlySpan<char> after = code.AsSpan(Math.Min(code.Length, close)).TrimStart(" \t\r\n");
            if (code[open] == '(')
                return IsParameterList(open, after);
            // A block of statements is no pattern.
            if (code.AsSpan(open, Math.Max(0, Math.Min(code.Length, close) - open)).IndexOfAny(';', '\n') >= 0 && code.AsSpan(open + 1, at - open - 1).IndexOfAny(';', '(') >= 0)
                return false;
            if (after.StartsWith("=", StringComparison.Ordinal) && !after.StartsWith("==", StringComparison.Ordinal) && !after.StartsWith("=>", StringComparison.Ordinal))
                return true;
            open = Brackets.Enclosing(code, open);
        }

        return false;
    }

    private bool IsParameterList(int open, ReadOnlySpan<char> after)
    {
        int lineStart = code.LastIndexOf('\n', open) + 1;
        ReadOnlySpan<char> prefix = code.AsSpan(lineStart, open - lineStart);
        foreach (string declares in s_declarations)
        {
            int found = prefix.IndexOf(declares, StringComparison.Ordinal);
            if (found >= 0 && (found == 0 || !IsNamePart(prefix[found - 1])) && (found + declares.Length == prefix.Length || !IsNamePart(prefix[found + declares.Length])))
                return true;
        }

        ReadOnlySpan<char> called = prefix.TrimEnd();
        foreach (string statement in (ReadOnlySpan<string>)["if", "while", "switch", "return", "using", "with"])
        {
            if (EndsWithWord(called, statement))
                return false;
        }

        foreach (string sign in s_afterParameters)
        {
            if (after.StartsWith(sign, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static readonly string[] s_declarations = ["def", "func", "function", "fn", "fun", "sub", "lambda", "init", "constructor"];
    private static readonly string[] s_afterParameters = ["{", "=>", "->", ":", "throws", "const", "noexcept", "override", "where"];

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
