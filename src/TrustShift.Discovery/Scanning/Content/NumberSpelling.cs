using System.Buffers;
using System.Globalization;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>How a text spells bytes, told by the first two of a certificate, <c>30 82</c>, and read on in the same way.</summary>
internal static class NumberSpelling
{
    private const int LongestGap = 200;

    private enum Kind
    {
        None,
        // 0x30, (byte)0x82, 0x82u8, &H30, $30, 16#30#
        Prefixed,
        // 48, -126
        Decimal,
        // 060, 0202
        Octal,
        // 3082 0122, 30:82:01, 30 82 01, with an offset before and characters behind a line
        Hexadecimal,
        // "\x30\x82", "0\202", "0\u0082"
        Escaped,
        // Lua: "0\130"
        DecimalEscapes,
    }

    private static readonly SearchValues<byte> s_hexadecimal = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Where the first byte is spelled whose second one is spelled at <paramref name="second"/> (its first digit); -1 when there is none.</summary>
    public static int HeadBefore(ReadOnlySpan<byte> text, int second)
    {
        ReadOnlySpan<byte> rest = text[second..];
        ReadOnlySpan<byte> before = text[..second];
        if (rest.StartsWith("82"u8) || rest.StartsWith("81"u8))
        {
            if (before.EndsWith("30"u8))
                return second - 2;
            if (before.EndsWith("\\x"u8) || before.EndsWith("\\X"u8) || before.EndsWith("\\u00"u8))
                return EscapedBefore(before[..before.LastIndexOf((byte)'\\')]);
            int gap = before[Math.Max(0, second - 24)..].LastIndexOf("30"u8);
            if (gap < 0)
                return -1;
            int at = Math.Max(0, second - 24) + gap;
            ReadOnlySpan<byte> between = before[(at + 2)..];
            return IsSeparator(between) ? at : -1;
        }

        if (rest.StartsWith("130"u8) || rest.StartsWith("129"u8))
        {
            if (before.EndsWith("\\"u8))
                return EscapedBefore(before[..^1]);
            return NumberBefore(before, "48"u8);
        }

        if ((rest.StartsWith("126"u8) || rest.StartsWith("127"u8)) && before.EndsWith("-"u8))
            return NumberBefore(before[..^1], "48"u8);
        if (rest.StartsWith("202"u8) || rest.StartsWith("201"u8))
            return before.EndsWith("\\"u8) ? EscapedBefore(before[..^1]) : NumberBefore(before.EndsWith("0o"u8) ? before[..^2] : before.EndsWith("0"u8) ? before[..^1] : before, "60"u8);
        return -1;
    }

    /// <summary>Reads bytes from the spelling of the first one on.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the digits (or the escape) of the first byte stand.</param>
    /// <param name="length">Bytes wanted.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="end">Where the last one ends.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, int start, int length, out byte[] bytes, out int end)
    {
        bytes = new byte[length];
        end = start;
        Kind kind = KindAt(text, start);
        return kind switch
        {
            Kind.None => false,
            Kind.Hexadecimal => HexadecimalText.TryRead(text, start, bytes, out end),
            Kind.Escaped or Kind.DecimalEscapes => EscapedText.TryRead(text, start, bytes, kind == Kind.DecimalEscapes, out end),
            _ => TryReadNumbers(text, start, kind, bytes, out end),
        };
    }

    private static Kind KindAt(ReadOnlySpan<byte> text, int start)
    {
        ReadOnlySpan<byte> rest = text[start..];
        ReadOnlySpan<byte> before = text[Math.Max(0, start - 4)..start];
        if (rest.StartsWith("\\"u8) || rest.StartsWith("0\\"u8))
        {
            int second = rest[0] == '0' ? 1 : rest[1..].IndexOf((byte)'\\') + 1;
            return second > 0 && (rest[second..].StartsWith("\\130"u8) || rest[second..].StartsWith("\\129"u8)) ? Kind.DecimalEscapes : Kind.Escaped;
        }

        if (rest.StartsWith("48"u8))
            return Kind.Decimal;
        if (rest.StartsWith("60"u8))
            return Kind.Octal;
        if (!rest.StartsWith("30"u8))
            return Kind.None;
        return before.EndsWith("0x"u8) || before.EndsWith("0X"u8) || before.EndsWith("&H"u8) || before.EndsWith("&h"u8) || before.EndsWith("$"u8) || before.EndsWith("16#"u8) ? Kind.Prefixed : Kind.Hexadecimal;
    }

    // "0\x82" and "\x30\x82": what is left of the backslash of the second byte.
    private static int EscapedBefore(ReadOnlySpan<byte> before)
    {
        foreach (string first in (ReadOnlySpan<string>)["\\x30", "\\X30", "\\060", "\\u0030", "\\048", "\\48", "\\60"])
        {
            if (before.Length >= first.Length && System.Text.Ascii.Equals(before[^first.Length..], first))
                return before.Length - first.Length;
        }

        // Strings that follow each other, a byte or a line each, are not begun by a lone zero.
        return before.EndsWith("0"u8) ? before.Length - 1 : -1;
    }

    private static int NumberBefore(ReadOnlySpan<byte> before, ReadOnlySpan<byte> first)
    {
        ReadOnlySpan<byte> near = before[Math.Max(0, before.Length - 24)..];
        int at = near.LastIndexOf(first);
        if (at < 0 || !IsSeparator(near[(at + first.Length)..]) || at + first.Length == near.Length)
            return -1;
        int start = before.Length - near.Length + at;
        // 148 is another number; 060 is the same.
        return start > 0 && before[start - 1] is >= (byte)'1' and <= (byte)'9' ? -1 : start;
    }

    // Between two numbers: no other digit, but the prefix and the cast of the second and the suffix of the first.
    private static bool IsSeparator(ReadOnlySpan<byte> between) =>
        !between.ContainsAnyInRange((byte)'1', (byte)'9') && between.IndexOfAny("="u8) < 0 && between.Count((byte)'0') <= 1;

    private static bool TryReadNumbers(ReadOnlySpan<byte> text, int start, Kind kind, byte[] bytes, out int end)
    {
        int count = 0, at = start;
        end = start;
        bool isPrefixed = kind == Kind.Prefixed;
        while (count < bytes.Length)
        {
            int radix = kind switch { Kind.Prefixed => 16, Kind.Octal => 8, _ => 10 };
            if (!isPrefixed && kind == Kind.Prefixed)
                radix = 10;
            int digits = 0, value = 0;
            while (at + digits < text.Length && Digit(text[at + digits], radix) is >= 0 and var digit && digits < 4)
            {
                value = (value * radix) + digit;
                digits++;
            }

            if (digits == 0 || (radix == 16 && digits > 2) || value > 255)
                return false;
            bool isNegative = radix == 10 && at > 0 && text[at - 1] == '-';
            bytes[count++] = (byte)(isNegative ? -value : value);
            at += digits;
            end = at;
            // Kotlin's .toByte(), Rust's u8, C's U: they hold no digit that could be taken for a number but that of u8.
            if (text[at..].StartsWith("u8"u8))
                at += 2;
            if (count < bytes.Length && !TryNext(text, kind, ref at, out isPrefixed))
                return false;
        }

        return true;
    }

    private static bool TryNext(ReadOnlySpan<byte> text, Kind kind, ref int at, out bool isPrefixed)
    {
        isPrefixed = false;
        int limit = Math.Min(text.Length - 2, at + LongestGap);
        for (int i = at; i < limit; i++)
        {
            if (text[i] is (byte)'/' && text[i + 1] is (byte)'*' or (byte)'/')
            {
                // A comment at the end of a line, or in it.
                int close = text[i + 1] == '*' ? text[i..].IndexOf("*/"u8) + 1 : text[i..].IndexOf((byte)'\n');
                if (close <= 0)
                    return false;
                i += close;
                continue;
            }

            if (kind == Kind.Prefixed && ((text[i] == '0' && text[i + 1] is (byte)'x' or (byte)'X') || (text[i] == '&' && text[i + 1] is (byte)'H' or (byte)'h')))
            {
                // An address before a line of a dump is longer, and a colon or a name follows it.
                int digits = text[(i + 2)..].IndexOfAnyExcept(s_hexadecimal);
                if (digits > 2)
                {
                    i += digits + 1;
                    continue;
                }

                (at, isPrefixed) = (i + 2, true);
                return true;
            }

            if (kind == Kind.Prefixed && text[i] == '$')
            {
                (at, isPrefixed) = (i + 1, true);
                return true;
            }

            if (kind == Kind.Prefixed && text[i..].StartsWith("16#"u8))
            {
                (at, isPrefixed) = (i + 3, true);
                return true;
            }

            if (char.IsAsciiDigit((char)text[i]))
            {
                // Erlang's and Ada's 16#30# came above.
                if (kind == Kind.Octal && text[i + 1] is (byte)'o')
                    i += 2;
                at = i;
                return true;
            }
        }

        return false;
    }

    private static int Digit(byte character, int radix)
    {
        int value = character switch
        {
            >= (byte)'0' and <= (byte)'9' => character - '0',
            >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
            _ => 99,
        };
        return value < radix ? value : -1;
    }
}
