using System.Buffers;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Finds what is written like a hash of a certificate: 43 or 27 characters of base64 with '=', 64 or 40 hexadecimal digits, the same with colons between bytes.
/// No text announces them, so no search for texts finds them. But every one is a run of at least 27 characters of one alphabet: it is enough to look at every 27th.
/// </summary>
public static class HashTokens
{
    private const int Step = 27;
    private const int LongestRun = 160;

    private static readonly SearchValues<char> s_alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_:");

    // JSON may write '/' as '\/'.
    private static readonly ulong s_low = Bits(0);
    private static readonly ulong s_high = Bits(64);

    /// <summary>The next one that starts at or after <paramref name="from"/> and before <paramref name="limit"/>; false when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin; on return where to go on.</param>
    /// <param name="limit">Where to end.</param>
    /// <param name="start">Start of the run, with what is written before the hash without a space ("sha256:").</param>
    /// <param name="end">End of the run, without '='.</param>
    public static bool TryNext(ReadOnlySpan<char> text, ref int from, int limit, out int start, out int end)
    {
        for (int at = from + Step - 1; at < text.Length && at - Step < limit; at += Step)
        {
            // Most words are short: a run of 27 characters has, on one side, 13 more of it.
            if (!Is(text[at]) || !(IsRun(text, at - 13) || IsRun(text, at + 1)))
                continue;
            start = StartOf(text, at);
            end = EndOf(text, at);
            if (start >= from && start < limit && end - start >= Step && end - start <= LongestRun)
            {
                from = end;
                return true;
            }

            // A word, what another part of the text owns, or a long text in base64: go on behind it, so that nothing is looked at twice.
            if (end - at > Step)
                at = end - 1;
        }

        from = limit;
        start = end = 0;
        return false;
    }

    private static int StartOf(ReadOnlySpan<char> text, int at)
    {
        int low = Math.Max(0, at - LongestRun);
        while (true)
        {
            int back = text[low..at].LastIndexOfAnyExcept(s_alphabet);
            if (back < 0)
                return low;
            at = low + back;
            if (text[at] != '\\' || text[at + 1] != '/')
                return at + 1;
        }
    }

    private static int EndOf(ReadOnlySpan<char> text, int at)
    {
        while (true)
        {
            int length = text[at..].IndexOfAnyExcept(s_alphabet);
            if (length < 0)
                return text.Length;
            at += length;
            if (text[at] != '\\' || at + 1 >= text.Length || text[at + 1] != '/')
                return at;
            at++;
        }
    }

    // Four of the thirteen characters, the likeliest to be between two words first; the search that follows looks at all.
    private static bool IsRun(ReadOnlySpan<char> text, int from) =>
        from >= 0 && from + 13 <= text.Length && Is(text[from + 6]) && Is(text[from + 3]) && Is(text[from + 9]) && Is(text[from]) && Is(text[from + 12]);

    // Letters, digits, and "+/-_:\\": a bit for each, asked at every 27th character of all that is read.
    private static bool Is(char c) => c < 128 && ((c < 64 ? s_low : s_high) >> (c & 63) & 1) != 0;

    private static ulong Bits(int from)
    {
        ulong bits = 0;
        for (int i = 0; i < 64; i++)
            bits |= char.IsAsciiLetterOrDigit((char)(from + i)) || "+/-_:\\".Contains((char)(from + i), StringComparison.Ordinal) ? 1UL << i : 0;
        return bits;
    }
}
