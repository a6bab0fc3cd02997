using System.Globalization;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Bytes in a string literal, those that can be printed as they are and the others escaped: <c>b'0\x82\x03'</c> of Python, <c>"0\202\003"</c> of C, <c>"0\u0082"</c> of JavaScript, <c>"0\130\3"</c> of Lua. Literals that follow
/// each other, with an operator between them or not, are one.
/// </summary>
internal static class EscapedText
{
    private const int LongestSeam = 120;

    /// <summary>Reads as many bytes as there is room for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The first byte's escape or character.</param>
    /// <param name="bytes">Where to put them.</param>
    /// <param name="isDecimal">Whether <c>\130</c> is 130 and not octal.</param>
    /// <param name="end">Where the last one ends.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, int start, byte[] bytes, bool isDecimal, out int end)
    {
        byte quote = QuoteBefore(text, start);
        int at = start;
        end = start;
        for (int count = 0; count < bytes.Length;)
        {
            if (at >= text.Length)
                return false;
            if (text[at] == quote || text[at] is (byte)'\n' or (byte)'\r')
            {
                if (!TrySeam(text, quote, ref at))
                    return false;
                continue;
            }

            if (text[at] == '\\')
            {
                int length = Escape(text[at..], isDecimal, out int value);
                if (length == 0)
                    return false;
                at += length;
                if (value < 0)
                    continue;
                bytes[count++] = (byte)value;
            }
            else
            {
                bytes[count++] = text[at++];
            }

            end = at;
        }

        return true;
    }

    private static byte QuoteBefore(ReadOnlySpan<byte> text, int start)
    {
        for (int i = start - 1; i >= Math.Max(0, start - 400); i--)
        {
            if (text[i] is (byte)'"' or (byte)'\'' or (byte)'`')
                return text[i];
        }

        return (byte)'"';
    }

    // From the end of one literal into the next: " + ", adjacent literals, a line's end.
    private static bool TrySeam(ReadOnlySpan<byte> text, byte quote, ref int at)
    {
        int from = text[at] == quote ? at + 1 : at;
        ReadOnlySpan<byte> rest = text[from..Math.Min(text.Length, from + LongestSeam)];
        int next = rest.IndexOf(quote);
        if (next < 0 || rest[..next].IndexOfAny(";="u8) >= 0)
            return false;
        at = from + next + 1;
        return true;
    }

    // The length of the escape; a value of -1 for one that stands for nothing.
    private static int Escape(ReadOnlySpan<byte> text, bool isDecimal, out int value)
    {
        value = -1;
        if (text.Length < 2)
            return 0;
        switch (text[1])
        {
            case (byte)'x' or (byte)'X':
                return Hexadecimal(text, 2, out value);
            case (byte)'u':
                return Hexadecimal(text, 4, out value);
            case >= (byte)'0' and <= (byte)'9':
                return Digits(text, isDecimal ? 10 : 8, out value);
            case (byte)'\n':
                return 2;
            case (byte)'\r':
                return text.Length > 2 && text[2] == '\n' ? 3 : 2;
            default:
                value = text[1] switch
                {
                    (byte)'n' => '\n',
                    (byte)'r' => '\r',
                    (byte)'t' => '\t',
                    (byte)'a' => 7,
                    (byte)'b' => 8,
                    (byte)'v' => 11,
                    (byte)'f' => 12,
                    (byte)'e' => 27,
                    _ => text[1],
                };
                return 2;
        }
    }

    private static int Hexadecimal(ReadOnlySpan<byte> text, int digits, out int value)
    {
        value = 0;
        return text.Length >= 2 + digits && int.TryParse(text.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value <= 255 ? 2 + digits : 0;
    }

    private static int Digits(ReadOnlySpan<byte> text, int radix, out int value)
    {
        value = 0;
        int i = 1;
        while (i < text.Length && i < 4 && text[i] - '0' is >= 0 and var digit && digit < radix)
        {
            value = (value * radix) + digit;
            i++;
        }

        return i > 1 && value <= 255 ? i : 0;
    }
}
