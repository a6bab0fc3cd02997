namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Tells by what stands before it on its line, or at the beginning of a line above, whether data stands in a comment. Careful by intent: data that wrongly counts as commented out would be trust that is left out of judgement.
/// </summary>
internal static class CommentPrefix
{
    private const int LongestLine = 1_024;
    private const int LongestBlock = 64 * 1024;

    /// <summary>Whether what stands at <paramref name="at"/> is commented out.</summary>
    public static bool IsBefore(ReadOnlySpan<byte> text, int at)
    {
        int from = Math.Max(0, at - LongestLine);
        int line = text[from..at].LastIndexOfAny((byte)'\n', (byte)'\r');
        // Where the line begins is not known: it is one of code that was made small.
        if (line < 0 && from > 0)
            return false;
        ReadOnlySpan<byte> before = text[(from + line + 1)..at].TrimStart(" \t\uFEFF"u8);
        return before.StartsWith("//"u8)
            || IsHash(before)
            || IsBlock(before, "/*"u8, "*/"u8)
            || IsBlock(before, "* "u8, "*/"u8)
            || IsBlock(before, "<!--"u8, "-->"u8)
            || before.StartsWith("-- "u8)
            || before.StartsWith("; "u8)
            || before.SequenceEqual(";"u8)
            || (before.Length > 4 && (before[0] | 0x20) == 'r' && (before[1] | 0x20) == 'e' && (before[2] | 0x20) == 'm' && before[3] == ' ')
            || IsInBlock(text, at, "/*"u8, "*/"u8)
            || IsInBlock(text, at, "<!--"u8, "-->"u8)
            || IsInBlock(text, at, "<#"u8, "#>"u8);
    }

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

    // Not "#define", "# define", the attributes of Rust or the private fields of JavaScript.
    private static bool IsHash(ReadOnlySpan<byte> before) =>
        before.StartsWith("#"u8)
        && (before.Length == 1 || before[1] is (byte)' ' or (byte)'\t' or (byte)'#')
        && !before[1..].TrimStart(" \t"u8).StartsWith("define"u8);

    private static bool IsBlock(ReadOnlySpan<byte> before, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> closing) => before.StartsWith(opening) && before.IndexOf(closing) < 0;
}
