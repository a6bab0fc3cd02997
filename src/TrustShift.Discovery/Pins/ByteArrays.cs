using System.Buffers;
using System.Globalization;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Finds arrays of as many bytes as a SHA-256 or SHA-1 has, as code writes them: <c>{0x1f, 0x8b, ...}</c>, <c>[31, 139, ...]</c>, <c>(byte) 0x8b, -117</c>, <c>"\x1f\x8b..."</c>, <c>"\037\213..."</c>, <c>0x8b.toByte()</c>, <c>0x1fu8</c>.
/// Each is a run of many characters of one small alphabet, with a comma or backslash in every piece of it: it is enough to look at every 40th character.
/// </summary>
public static class ByteArrays
{
    private const int Step = 40;
    private const int HalfWindow = 8;
    private const int LongestRun = 800;

    private static readonly SearchValues<char> s_alphabet = SearchValues.Create("0123456789abcdefABCDEFxXyt,-() \t\r\n\\\"u.oBi/*");
    private static readonly SearchValues<char> s_separators = SearchValues.Create(",\\");
    private static readonly SearchValues<char> s_between = SearchValues.Create(", \t\r\n\"");

    private static readonly string[] s_suffixes = [".toByte()", "u8", "u", "U"];

    /// <summary>The next one that starts at or after <paramref name="from"/> and before <paramref name="limit"/>; null when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin; on return where to go on.</param>
    /// <param name="limit">Where to end.</param>
    /// <param name="start">Where the array starts.</param>
    public static byte[]? Next(ReadOnlySpan<char> text, ref int from, int limit, out int start)
    {
        for (int at = from + Step; at + HalfWindow < text.Length && at - Step < limit; at += Step)
        {
            ReadOnlySpan<char> window = text.Slice(at - HalfWindow, 2 * HalfWindow);
            if (window.ContainsAnyExcept(s_alphabet) || !window.ContainsAny(s_separators))
                continue;
            int low = Math.Max(from, at - LongestRun);
            int back = text[low..at].LastIndexOfAnyExcept(s_alphabet);
            start = back < 0 ? low : low + back + 1;
            // "byteArrayOf(": the letters before the bracket may be of the alphabet.
            if (text[start..Math.Min(at, start + 4)].IndexOf('(') is >= 0 and var call && !text[(start + call)..].StartsWith("(byte)", StringComparison.Ordinal))
                start += call + 1;
            int length = text[at..].IndexOfAnyExcept(s_alphabet);
            int end = length < 0 ? text.Length : at + length;
            from = end;
            if (start < limit && end - start <= LongestRun && Read(text[start..end]) is { } bytes)
            {
                start += text[start..end].IndexOfAnyExcept(s_between);
                return bytes;
            }

            at = Math.Max(at, end - 1);
        }

        from = Math.Max(from, limit);
        start = 0;
        return null;
    }

    private static byte[]? Read(ReadOnlySpan<char> run)
    {
        Span<byte> bytes = stackalloc byte[32];
        int count = 0;
        for (int i = 0; i < run.Length;)
        {
            if (run[i..].StartsWith("/*", StringComparison.Ordinal))
            {
                int close = run[i..].IndexOf("*/", StringComparison.Ordinal);
                if (close < 0)
                    return null;
                i += close + 2;
                continue;
            }

            // The end of the call that takes them.
            if (run[i] == ')')
                break;

            // Python's b"..."
            if (s_between.Contains(run[i]) || (run[i] == 'b' && i + 1 < run.Length && run[i + 1] == '"'))
            {
                i++;
                continue;
            }

            if (count == bytes.Length || !TryNumber(run[i..], out byte value, out int length))
                return null;
            bytes[count++] = value;
            i += length;
        }

        return count is 20 or 32 ? bytes[..count].ToArray() : null;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out byte value, out int length)
    {
        value = 0;
        length = 0;
        // "\331" in C and PHP: three octal digits.
        if (text.Length >= 4 && text[0] == '\\' && text[1] is >= '0' and <= '3' && text[2] is >= '0' and <= '7' && text[3] is >= '0' and <= '7')
        {
            length = 4;
            value = (byte)(((text[1] - '0') << 6) | ((text[2] - '0') << 3) | (text[3] - '0'));
            return true;
        }

        if (text.StartsWith("\\x", StringComparison.Ordinal))
        {
            length = 4;
            return text.Length >= 4 && byte.TryParse(text[2..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        int skipped = text.StartsWith("(byte)", StringComparison.Ordinal) ? "(byte)".Length : 0;
        while (skipped < text.Length && text[skipped] == ' ')
            skipped++;
        ReadOnlySpan<char> rest = text[skipped..];
        int end = rest.IndexOfAny(s_between);
        ReadOnlySpan<char> number = end < 0 ? rest : rest[..end];
        if (number.Count(')') > number.Count('('))
        {
            number = number[..^1];
            length--;
        }

        // Kotlin's "0xd9.toByte()" and "0xd9u", Rust's "0x63u8".
        foreach (string suffix in s_suffixes)
        {
            if (number.EndsWith(suffix, StringComparison.Ordinal))
            {
                number = number[..^suffix.Length];
                break;
            }
        }

        length = skipped + (end < 0 ? rest.Length : end);
        if (number.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return number.Length is 3 or 4 && byte.TryParse(number[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        if (!int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) || whole is < -128 or > 255)
            return false;
        value = unchecked((byte)whole);
        return true;
    }
}
