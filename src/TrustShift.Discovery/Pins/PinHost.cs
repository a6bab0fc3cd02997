using System.Collections.Frozen;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Pins.Constants;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins;

/// <summary>The host that a pin applies to, where the place states one: before it on the line, or in the call or list that it is a part of.</summary>
public static class PinHost
{
    private const int Reach = 1_000;
    private const int MostLinesOfBlock = 8;

    // Domains that people name in code, with those of RFC 2606 and 6762; two letters are a country's but where they are more often the ending of a file.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_domains = FrozenSet.ToFrozenSet(
        ["com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "app", "dev", "cloud", "tech", "online", "site", "shop", "store", "xyz", "systems", "services", "digital", "software", "aws", "bank", "health", "media", "games", "test", "example", "invalid", "local", "internal", "localhost", "lan", "corp"],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_endings = FrozenSet.ToFrozenSet(
        ["ts", "js", "py", "kt", "rs", "go", "sh", "md", "pl", "cc", "so", "ps", "hs", "ml", "cs", "vb", "rb", "mm", "pm", "db", "gz"], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] s_keys = ["host", "hostname", "domain", "server", "endpoint", "url", "uri", "base_url", "baseurl"];

    /// <summary>The host of what stands behind <paramref name="before"/>; null when none is stated.</summary>
    /// <param name="before">The text before the pin: the line, and some lines before it.</param>
    /// <param name="isCode">Whether the place is code, where a line says nothing of the next.</param>
    /// <param name="context">What it stands in, where the line states no host.</param>
    public static string? Find(ReadOnlySpan<char> before, bool isCode, out PinContext? context)
    {
        context = null;
        int line = before.LastIndexOf('\n') + 1;
        if (OnLine(before[line..]) is { } host)
            return host;
        context = PinContext.Of(before.Length > Reach ? before[^Reach..] : before, static text => OfLiteral(text));
        return context.Host ?? (isCode ? null : InBlock(before[..line], DashOf(before[line..])));
    }

    /// <summary>The host of the command that the pin is an argument of: a URL before or after it, on the same line or on those that a backslash joins to it.</summary>
    public static string? OfCommand(in TextHit hit, int at)
    {
        ReadOnlySpan<char> after = $"{hit.Line[at..]}{hit.Following}";
        int end = 0;
        while (after[end..].IndexOf('\n') is >= 0 and var line && after[..(end + line)].TrimEnd('\r').EndsWith("\\", StringComparison.Ordinal))
            end += line + 1;
        int rest = after[end..].IndexOf('\n');
        after = rest < 0 ? after : after[..(end + rest)];
        int start = hit.Preceding.Length;
        while (start > 0 && hit.Preceding[..(start - 1)].TrimEnd('\r').EndsWith("\\", StringComparison.Ordinal))
            start = hit.Preceding[..(start - 1)].LastIndexOf('\n') + 1;
        return In($"{hit.Preceding[start..]}{hit.Line[..at]}{after}");
    }

    /// <summary>The last quoted text or URL before the pin that is a host name; null when there is none.</summary>
    public static string? In(ReadOnlySpan<char> before) => Last(before, closes: false);

    // The same, but a host in brackets that are closed again is another entry's, and so is one that is followed by the name of a variable which holds one.
    private static string? OnLine(ReadOnlySpan<char> before) => Last(before, closes: true);

    private static string? Last(ReadOnlySpan<char> before, bool closes)
    {
        string? host = null;
        int depth = 0, depthOfHost = 0, endOfHost = 0;
        for (int i = 0; i < before.Length; i++)
        {
            depth += before[i] is '(' or '[' or '{' ? 1 : before[i] is ')' or ']' or '}' ? -1 : 0;
            if (closes && depth < depthOfHost)
                (host, depthOfHost) = (null, depth);
            bool starts = before[i] is '"' or '\'' or '>' or '`' || before[i..].StartsWith("://", StringComparison.Ordinal);
            if (!starts)
                continue;
            int start = before[i] == ':' ? i + 3 : i + 1;
            if (start < before.Length && HostText.Read(before, start, out int end) is { } found && IsHost(found) && (end == before.Length || before[end] is '"' or '\'' or '<' or '`' or '/' or ':' or ' '))
                (host, depthOfHost, endOfHost) = (found, depth, end);
        }

        return closes && host is not null && NamesHost(before[endOfHost..]) ? null : host;
    }

    /// <summary>Whether one of the arguments is a variable that is named like one which holds a host: <c>, bucketHost, </c>.</summary>
    private static bool NamesHost(ReadOnlySpan<char> arguments)
    {
        for (int comma; (comma = arguments.IndexOf(',')) >= 0; arguments = arguments[(comma + 1)..])
        {
            if (PinContext.IsNameOfHost(arguments[..comma].Trim()))
                return true;
        }

        return false;
    }

    /// <summary>A quoted text as a host: "shop.example", "shop.example:443", "https://shop.example/"; null for any other.</summary>
    public static string? OfLiteral(ReadOnlySpan<char> literal)
    {
        int scheme = literal.IndexOf("://", StringComparison.Ordinal);
        int start = scheme < 0 ? 0 : scheme + 3;
        return start < literal.Length && HostText.Read(literal, start, out int end) is { } host && IsHost(host) && (end == literal.Length || (literal[end] is ':' or '/' && scheme >= 0) || IsPort(literal[end..])) ? host : null;
    }

    private static bool IsPort(ReadOnlySpan<char> text) => text.Length is > 1 and < 7 && text[0] == ':' && text[1..].IndexOfAnyExceptInRange('0', '9') < 0;

    // "host: NAME" and "url = NAME" on the lines before, in a file of keys: until an empty line, a line of another form or the end of another entry. An entry that a dash begins ends what stands before
    // it at its own column or deeper: that is another entry's.
    private static string? InBlock(ReadOnlySpan<char> before, int dash)
    {
        before = before.EndsWith("\n", StringComparison.Ordinal) ? before[..^1] : before;
        for (int lines = 0; lines < MostLinesOfBlock && !before.IsEmpty; lines++)
        {
            int start = before.LastIndexOf('\n') + 1;
            ReadOnlySpan<char> whole = before[start..];
            ReadOnlySpan<char> line = whole.Trim().TrimStart("- \"'");
            before = before[..Math.Max(0, start - 1)];
            if (line.IsEmpty || line[0] is '[' or '}')
                return null;
            int own = DashOf(whole);
            bool isOther = own == int.MaxValue ? ColumnOf(whole) > dash : own >= dash;
            if (isOther)
                continue;
            dash = Math.Min(dash, own);
            int sign = line.IndexOfAny(':', '=');
            if (sign <= 0)
            {
                if (line.ContainsAny('(', ')', ';'))
                    return null;
                continue;
            }

            if (OfKey(line, sign) is { } host)
                return host;
        }

        return null;
    }

    private static string? OfKey(ReadOnlySpan<char> line, int sign)
    {
        ReadOnlySpan<char> key = line[..sign].Trim(" \"'-");
        key = key[(key.LastIndexOf('.') + 1)..];
        foreach (string known in s_keys)
        {
            if (key.Equals(known, StringComparison.OrdinalIgnoreCase) && OfLiteral(line[(sign + 1)..].Trim(" \"',;")) is { } host)
                return host;
        }

        return null;
    }

    private static int ColumnOf(ReadOnlySpan<char> line) => Math.Max(0, line.IndexOfAnyExcept(' ', '\t'));

    // The column of the dash that begins an entry of a list in YAML; none is larger than any.
    private static int DashOf(ReadOnlySpan<char> line) => ColumnOf(line) is var column && line[column..].StartsWith("- ", StringComparison.Ordinal) ? column : int.MaxValue;

    /// <summary>The host that the rest of the block states after a list of pins: Terraform's <c>url</c> below <c>thumbprint_list</c>; null when none is stated there.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="line">Line of the pin, from 1.</param>
    public static string? After(ReadOnlySpan<char> text, int line)
    {
        int number = 0, column = int.MaxValue, dash = int.MaxValue;
        foreach (ReadOnlySpan<char> whole in text.EnumerateLines())
        {
            number++;
            if (number < line)
                continue;
            if (number == line)
            {
                (column, dash) = (ColumnOf(whole), DashOf(whole));
                continue;
            }

            ReadOnlySpan<char> one = whole.Trim();
            if (number > line + MostLinesOfBlock || one.IsEmpty || one[0] is '}')
                return null;
            int sign = one.IndexOfAny(':', '=');
            // Another entry: one that begins to the left of the pin, or beside it with keys of its own.
            if (DashOf(whole) is var own && own != int.MaxValue && (own < column || (own == dash && sign > 0 && one[(sign + 1)..].StartsWith(" ", StringComparison.Ordinal))))
                return null;
            if (sign > 0 && OfKey(one, sign) is { } host)
                return host;
        }

        return null;
    }

    // A name of a file ("pins.json"), a key ("ssl.pins") or a package ("org.example.app") is no host: what is taken for one by mistake would take the pin away from the hosts that it is for.
    private static bool IsHost(string text)
    {
        int dot = text.LastIndexOf('.');
        if (dot <= 0)
            return false;
        ReadOnlySpan<char> last = text.AsSpan(dot + 1), first = text.AsSpan(0, text.IndexOf('.', StringComparison.Ordinal));
        bool isReversed = first is "com" or "org" or "net" or "io" or "dev" or "de";
        return !isReversed && (s_domains.Contains(last) || (last.Length == 2 && char.IsAsciiLetterLower(last[0]) && char.IsAsciiLetterLower(last[1]) && !s_endings.Contains(last)));
    }
}
