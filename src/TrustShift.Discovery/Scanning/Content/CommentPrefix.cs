using System.Text;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Tells whether data stands in a comment: by what stands before it on its line, and, where the language is known, by a block that a line above begins. Careful by intent: data that wrongly counts as
/// commented out would be trust that is left out of judgement. Texts that are read as a whole are told exactly (<see cref="CommentMap"/>); here only what lies around the data is at hand.
/// </summary>
internal static class CommentPrefix
{
    private const int LongestLine = 1_024;
    private const int LongestBlock = 64 * 1024;

    /// <summary>Whether what stands at <paramref name="at"/> is commented out.</summary>
    /// <param name="syntax">The signs of the file's language; null where it is not known.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    public static bool IsBefore(CommentSyntax? syntax, ReadOnlySpan<byte> text, int at)
    {
        int from = Math.Max(0, at - LongestLine);
        int line = text[from..at].LastIndexOfAny((byte)'\n', (byte)'\r');
        // Where the line begins is not known: it is one of code that was made small.
        if (line < 0 && from > 0)
            return false;
        ReadOnlySpan<byte> before = text[(from + line + 1)..at].TrimStart(" \t\uFEFF"u8);
        if (syntax is null)
            return IsUsual(before);
        foreach (string sign in syntax.Lines)
        {
            // "#define" and the private fields of JavaScript are none, which is why languages are told apart.
            if (Begins(before, sign))
                return true;
        }

        foreach ((string open, string close) in syntax.Blocks)
        {
            if (IsInBlock(text, at, Encoding.ASCII.GetBytes(open), Encoding.ASCII.GetBytes(close)))
                return true;
        }

        return false;
    }

    private static bool IsUsual(ReadOnlySpan<byte> before) =>
        before.StartsWith("//"u8)
        || (before.StartsWith("#"u8) && (before.Length == 1 || before[1] is (byte)' ' or (byte)'\t' or (byte)'#') && !before[1..].TrimStart(" \t"u8).StartsWith("define"u8))
        || before.StartsWith("-- "u8)
        || before.StartsWith("; "u8)
        || before.SequenceEqual(";"u8);

    // A block that was opened at the beginning of a line and not closed since. Elsewhere on a line the same signs may be those of a string ("/etc/ssl/*").
    private static bool IsInBlock(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> closing)
    {
        int from = Math.Max(0, at - LongestBlock);
        ReadOnlySpan<byte> before = text[from..at];
        int open = before.LastIndexOf(opening);
        if (open < 0 || before[open..].IndexOf(closing) >= 0)
            return false;
        ReadOnlySpan<byte> line = before[..open].TrimEnd(" \t"u8);
        return line.IsEmpty ? from == 0 : line[^1] is (byte)'\n' or (byte)'\r';
    }

    private static bool Begins(ReadOnlySpan<byte> text, string sign)
    {
        if (text.Length < sign.Length)
            return false;
        for (int i = 0; i < sign.Length; i++)
        {
            if (text[i] != sign[i])
                return false;
        }

        return true;
    }
}
