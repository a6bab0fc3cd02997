using System.Text;

namespace TrustShift.Catalogue.Endpoints;

/// <summary>A host name in which variables (<c>{…}</c>) may stand for what is only known at run time.</summary>
internal static class HostTemplate
{
    /// <summary>Stands for one variable of any name.</summary>
    public const char Variable = '\u0001';

    /// <summary>Stands for one variable that is named after a region, so that it is one label part of a region's shape.</summary>
    public const char RegionVariable = '\u0002';

    private const int MaxLength = 1024;

    /// <summary>Whether a character stands for a variable.</summary>
    public static bool IsVariable(char c) => c is Variable or RegionVariable;

    /// <summary>Whether a text holds a variable.</summary>
    public static bool HasVariable(ReadOnlySpan<char> text) => text.IndexOfAny(Variable, RegionVariable) >= 0;

    /// <summary>
    /// Splits a host into labels, each variable as one character; null when it is no host (too long, empty labels, control characters,
    /// unbalanced braces, signs that no host has). A <c>*</c> and a shell's <c>$name</c> count as variables; a trailing dot and upper case are tolerated.
    /// </summary>
    public static string[]? TrySplit(string host, out bool hasVariables)
    {
        hasVariables = false;
        if (host.Length is 0 or > MaxLength)
            return null;
        var text = new StringBuilder(host.Length);
        for (int i = 0; i < host.Length; i++)
        {
            char c = host[i];
            if (c == '{')
            {
                int close = Closing(host, i);
                if (close < 0)
                    return null;
                text.Append(IsRegionName(host.AsSpan(i + 1, close - i - 1)) ? RegionVariable : Variable);
                hasVariables = true;
                i = close;
            }
            else if (c == '*')
            {
                // A wildcard of a policy or a certificate: any label.
                text.Append(Variable);
                hasVariables = true;
            }
            else if (c == '$' && i + 1 < host.Length && host[i + 1] == '{')
            {
                // ${name}: the braces follow.
            }
            else if (c == '$' && i + 1 < host.Length && (char.IsAsciiLetter(host[i + 1]) || host[i + 1] == '_'))
            {
                int end = i + 1;
                while (end < host.Length && (char.IsAsciiLetterOrDigit(host[end]) || host[end] == '_'))
                    end++;
                text.Append(IsRegionName(host.AsSpan(i + 1, end - i - 1)) ? RegionVariable : Variable);
                hasVariables = true;
                i = end - 1;
            }
            else if (!IsHostCharacter(c))
            {
                return null;
            }
            else
            {
                text.Append(char.ToLowerInvariant(c));
            }
        }

        if (text.Length > 1 && text[^1] == '.')
            text.Length--;
        string[] labels = text.ToString().Split('.');
        return labels.Any(label => label.Length == 0) ? null : labels;
    }

    // Letters of any script: a host may be written in its national form. Everything else is no host, or a variable in a form that is not known.
    private static bool IsHostCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_';

    // {region}, {aws_region}, {self.region_name}: what such a variable holds is a region and never, say, "s3".
    private static bool IsRegionName(ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[32];
        int count = 0;
        foreach (char c in name)
        {
            if (!char.IsAsciiLetter(c))
                continue;
            if (count == letters.Length)
                return false;
            letters[count++] = char.ToLowerInvariant(c);
        }

        ReadOnlySpan<char> word = letters[..count];
        return word.EndsWith("region", StringComparison.Ordinal) || word.EndsWith("regionname", StringComparison.Ordinal)
            || word.EndsWith("regionid", StringComparison.Ordinal) || word.EndsWith("regioncode", StringComparison.Ordinal);
    }

    // Braces may nest: {{ item }}, ${a:-{b}}.
    private static int Closing(string host, int open)
    {
        int depth = 0;
        for (int i = open; i < host.Length; i++)
        {
            depth += host[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }

        return -1;
    }
}
