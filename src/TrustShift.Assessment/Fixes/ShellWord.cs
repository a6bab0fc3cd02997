namespace TrustShift.Assessment.Fixes;

/// <summary>Words of a command line that people paste into a POSIX shell.</summary>
internal static class ShellWord
{
    /// <summary>The text as one word: in single quotes where it needs them, with each quote inside closed, escaped and opened again.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '+' or '=' or ':' or ',' or '@')
            ? text
            : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
