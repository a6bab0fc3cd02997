using System.Buffers;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins.Constants;

/// <summary>Reads the constants of a file that holds pins or speaks of them: hosts that are constants, constants that are pins, and what is put to use together.</summary>
public static class PinConstantReader
{
    private const int MostUses = 200;
    private const int MostNames = 24;
    private const int MostIdentifiers = 4_000;
    private const int Reach = 500;

    private static readonly SearchValues<char> s_notOfTypes = SearchValues.Create("\"'(){};");
    private static readonly SearchValues<char> s_quotes = SearchValues.Create("\"'`");

    /// <summary>Reads it, gives pins whose host is a constant of the file that host, and keeps the rest for the whole target.</summary>
    /// <param name="text">The whole text of the file.</param>
    /// <param name="findings">What was found in it.</param>
    public static void Settle(ReadOnlySpan<char> text, FileFindings findings)
    {
        if (PlaceNatures.Of(findings.Path) != PlaceNature.Code)
        {
            findings.GiveHosts(text);
            return;
        }

        PinConstants constants = findings.Constants;
        Count(text, constants);
        Dictionary<string, string> hosts = [];
        foreach ((string host, int at, int end) in Literals(text))
        {
            PinContext context = PinContext.Of(text[Math.Max(0, at - Reach)..(at + 1)], static _ => null);
            if (context.Name is not { } name || !IsStatement(text[(end + 1)..]))
                Note(text, host, end + 1, at, constants);
            // A variable that is given several values is none that holds a host.
            else if (constants.Assigned.GetValueOrDefault(name) <= 1)
                hosts.TryAdd(name, host);
        }

        foreach ((string name, string host) in hosts)
        {
            for (int from = 0; Next(text, name, ref from) is >= 0 and var at;)
            {
                if (text[from..].TrimStart() is [',' or ':', ..] or ['=', '>', ..])
                    Note(text, host, from, at, constants);
            }
        }

        findings.GiveHosts(hosts);
    }

    // Quoted hosts, with the places of their quotes.
    private static List<(string Host, int At, int End)> Literals(ReadOnlySpan<char> text)
    {
        var all = new List<(string Host, int At, int End)>();
        for (int i = 0; i < text.Length && all.Count < MostUses;)
        {
            int next = text[i..].IndexOfAny(s_quotes);
            if (next < 0)
                break;
            i += next;
            ReadOnlySpan<char> rest = text[(i + 1)..];
            int length = rest.IndexOfAny(text[i], '\n');
            if (length < 0)
                break;
            if (rest[length] != '\n' && PinHost.OfLiteral(rest[..length]) is { } host)
                all.Add((host, i, i + 1 + length));
            i += rest[length] == '\n' ? 1 : length + 2;
        }

        return all;
    }

    private static bool IsStatement(ReadOnlySpan<char> after) => after.TrimStart(" \t)") is [] or ['\r' or '\n' or ';', ..];

    // The identifiers that follow the host in the same call, list or value.
    private static void Note(ReadOnlySpan<char> text, string host, int from, int at, PinConstants constants)
    {
        if (constants.Uses.Count >= MostUses)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        int depth = 0;
        for (int i = from; i < text.Length && i < from + Reach && depth >= 0 && names.Count < MostNames; i++)
        {
            char c = text[i];
            if (c is '(' or '[' or '{')
                depth++;
            else if (c is ')' or ']' or '}')
                depth--;
            else if (c == ';' || (c == '\n' && i + 1 < text.Length && text[i + 1] == '\n'))
                break;
            // The next host begins the next entry.
            else if (depth == 0 && s_quotes.Contains(c) && text[(i + 1)..].IndexOf(c) is > 0 and var length && PinHost.OfLiteral(text.Slice(i + 1, Math.Min(length, 300))) is not null)
                break;
            else if (PinContext.IsOfName(c) && !PinContext.IsOfName(text[i - 1]))
            {
                int end = i;
                while (end < text.Length && PinContext.IsOfName(text[end]))
                    end++;
                if (end - i > 2)
                    names.Add(text[i..end].ToString());
                i = end - 1;
            }
        }

        if (names.Count > 0)
            constants.Uses.Add(new PinUse(host, 1 + text[..at].Count('\n'), names));
    }

    private static int Next(ReadOnlySpan<char> text, string name, ref int from)
    {
        while (text[from..].IndexOf(name, StringComparison.Ordinal) is >= 0 and var found)
        {
            int at = from + found;
            from = at + name.Length;
            if ((at == 0 || !PinContext.IsOfName(text[at - 1])) && (from == text.Length || !PinContext.IsOfName(text[from])))
                return at;
        }

        return -1;
    }

    private static void Count(ReadOnlySpan<char> text, PinConstants constants)
    {
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            if (line.TrimStart().StartsWith("import ", StringComparison.Ordinal) || TextScan.IsComment(line))
                continue;
            for (int i = 0; i < line.Length; i++)
            {
                if (!PinContext.IsOfName(line[i]))
                    continue;
                int start = i;
                while (i < line.Length && PinContext.IsOfName(line[i]))
                    i++;
                if (i - start < 3 || char.IsAsciiDigit(line[start]))
                    continue;
                string name = line[start..i].ToString();
                Increase(constants.Identifiers, name);
                if (IsGiven(line[i..]))
                    Increase(constants.Assigned, name);
            }
        }
    }

    // "= value", ":= value", ": String = value", "[] = value".
    private static bool IsGiven(ReadOnlySpan<char> after)
    {
        after = after.TrimStart();
        if (after.StartsWith(":", StringComparison.Ordinal) && after.IndexOf('=') is > 0 and var sign && !after[1..sign].ContainsAny(s_notOfTypes))
            after = after[sign..];
        if (after.StartsWith("[", StringComparison.Ordinal) && after.IndexOf(']') is > 0 and var close)
            after = after[(close + 1)..].TrimStart();
        return after is ['=', not ('=' or '>' or '~'), ..] or ['='];
    }

    private static void Increase(Dictionary<string, int> counts, string name)
    {
        if (counts.TryGetValue(name, out int count))
            counts[name] = count + 1;
        else if (counts.Count < MostIdentifiers)
            counts.Add(name, 1);
    }
}
