using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Scanning;

/// <summary>
/// Writes strings that code puts together on one line as one string with variables: <c>"https://" + bucket + ".s3." + region + ".amazonaws.com"</c>
/// becomes <c>"https://{bucket}.s3.{region}.amazonaws.com"</c>.
/// </summary>
public static partial class Concatenation
{
    /// <summary>The line with its concatenations folded, or null when it has none.</summary>
    public static string? Fold(ReadOnlySpan<char> line)
    {
        if (line.Length > 2_000 || line.IndexOfAny('"', '\'') < 0 || (line.IndexOfAny('+', '~') < 0 && line.IndexOf(" .", StringComparison.Ordinal) < 0) || !Seam().IsMatch(line))
            return null;
        return EmptySeam().Replace(Seam().Replace(line.ToString(), "{${name}}"), "");
    }

    // Java, JavaScript, Python, Go, C#: "a" + name + "b"; PHP and Perl: "a" . $name . "b"; Lua: "a" .. name .. "b"; Jinja: ~.
    [GeneratedRegex("""["']\s{0,4}(?:\+|\.{1,2}|~)\s{0,4}(?:[\w.]{0,40}\()?\$?(?<name>[A-Za-z_][\w.\[\]>-]{0,60}?)(?:\(\))?\)?\s{0,4}(?:\+|\s\.{1,2}|~)\s{0,4}["']""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Seam();

    [GeneratedRegex("""["']\s{0,4}\+\s{0,4}["']""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EmptySeam();
}
