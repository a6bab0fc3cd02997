using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Names that stand in no quotes: words of a shell (<c>openssl x509 -noout -issuer | grep -q DigiCert</c>, <c>case "$issuer" in *Baltimore*)</c>) and regular expressions as JavaScript, Ruby and
/// Perl write them (<c>/DigiCert/i.test(cert.issuer.O)</c>).
/// </summary>
internal static class BareNames
{
    private const string Edges = "*^$.?\\ \t()[]|\"'`;:=~/";

    /// <summary>The next one at or after <paramref name="from"/>; empty when there is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isShell">Whether words are texts in the language of the line.</param>
    /// <param name="from">Where to begin; on return where to go on.</param>
    public static ReadOnlySpan<char> Next(ReadOnlySpan<char> line, bool isShell, ref int from)
    {
        while (from < line.Length)
        {
            int at = from++;
            if (!isShell)
            {
                int length = line[at] == '/' && (at == 0 || " (,=~!{|&".Contains(line[at - 1], StringComparison.Ordinal)) ? line[(at + 1)..].IndexOf('/') : -1;
                if (length <= 0)
                    continue;
                from = at + length + 2;
                if (line.Slice(at + 1, length).Trim(Edges) is { IsEmpty: false } expression)
                    return expression;
            }
            else if (line[at] is '"' or '\'')
            {
                // What stands in quotes is read as such.
                int length = line[from..].IndexOf(line[at]);
                from += length < 0 ? 0 : length + 1;
            }
            else if (char.IsAsciiLetter(line[at]))
            {
                while (from < line.Length && (char.IsAsciiLetterOrDigit(line[from]) || line[from] is '_' or '-' or '.'))
                    from++;
                return line[at..from].TrimEnd('.');
            }
        }

        return [];
    }

    /// <summary>Whether the file is a script of a shell, or one that holds commands of one.</summary>
    public static bool IsShell(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> name = path[(path.LastIndexOfAny('/', '!') + 1)..];
        int dot = name.LastIndexOf('.');
        return dot <= 0 || name[(dot + 1)..] is "sh" or "bash" or "zsh" or "ksh" or "dash" or "yaml" or "yml" or "mk" or "service";
    }

    /// <summary>Whether the line is a pattern of the <c>case</c> that the text before it begins.</summary>
    public static bool IsPatternOfCase(ReadOnlySpan<char> line, ReadOnlySpan<char> before) =>
        line.Contains(')') && before.LastIndexOf("case ", StringComparison.Ordinal) is >= 0 and var at && !before[at..].Contains("esac", StringComparison.Ordinal);
}
