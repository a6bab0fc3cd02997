using System.Buffers;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Bytes as pairs of hexadecimal digits, in any grouping: one long number (also over several lines or string literals), <c>30 82 01</c>, <c>30:82:01</c>, <c>hex:30,82,\</c> of the Windows registry, and
/// dumps of xxd, hexdump -C, od and objdump, with the offset before and the characters behind each line.
/// </summary>
internal static class HexadecimalText
{
    private const int PerDumpLine = 16;
    private const int LongestGap = 64;

    private static readonly SearchValues<byte> s_digits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Reads as many bytes as there is room for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The first digit.</param>
    /// <param name="bytes">Where to put them.</param>
    /// <param name="end">Where the last one ends.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, int start, byte[] bytes, out int end)
    {
        int lineStart = text[..start].LastIndexOf((byte)'\n') + 1;
        int offset = OffsetLength(text[lineStart..]);
        bool isDump = offset > 0 && lineStart + offset <= start;
        int count = 0, onLine = isDump ? BytesBetween(text[(lineStart + offset)..start]) : 0;
        int at = start;
        end = start;
        while (count < bytes.Length)
        {
            if (at + 1 < text.Length && Value(text[at]) is >= 0 and var high && Value(text[at + 1]) is >= 0 and var low)
            {
                bytes[count++] = (byte)((high << 4) | low);
                onLine++;
                at += 2;
                end = at;
                if (!isDump || onLine < PerDumpLine)
                    continue;
            }

            if (count == bytes.Length)
                break;
            at = isDump ? NextInDump(text, at, ref onLine) : Next(text, at);
            if (at < 0)
                return false;
        }

        return true;
    }

    private static int Next(ReadOnlySpan<byte> text, int at)
    {
        int limit = Math.Min(text.Length - 1, at + LongestGap);
        for (int i = at; i < limit; i++)
        {
            if (Value(text[i]) < 0)
            {
                // Prose has letters that are no digits.
                if (char.IsAsciiLetter((char)text[i]) && text[i] is not ((byte)'x' or (byte)'X' or (byte)'n' or (byte)'r'))
                    return -1;
                continue;
            }

            // A lone digit is none of ours; "\n" in a string literal neither.
            if (i > 0 && text[i - 1] == '\\')
                continue;
            return Value(text[i + 1]) >= 0 ? i : -1;
        }

        return -1;
    }

    // The line is full, or its columns end: the next one begins behind its offset.
    private static int NextInDump(ReadOnlySpan<byte> text, int at, ref int onLine)
    {
        if (onLine < PerDumpLine)
        {
            int next = at;
            while (next < text.Length && text[next] == ' ')
                next++;
            // Two blanks stand in the middle of hexdump -C as well; more only before the characters.
            if (next < text.Length - 1 && next - at <= 2 && next > at && Value(text[next]) >= 0 && Value(text[next + 1]) >= 0 && (next - at == 1 || onLine == PerDumpLine / 2))
                return next;
        }

        int line = text[at..].IndexOf((byte)'\n');
        if (line < 0 || line > 4 * LongestGap)
            return -1;
        onLine = 0;
        ReadOnlySpan<byte> rest = text[(at + line + 1)..];
        int offset = OffsetLength(rest);
        return offset > 0 && offset < rest.Length - 1 ? at + line + 1 + offset : -1;
    }

    // "00000010: " of xxd, "00000010  " of hexdump -C, "0000020 " of od, " 402010 " of objdump -s: the length of what stands before the bytes; 0 for none.
    private static int OffsetLength(ReadOnlySpan<byte> line)
    {
        int start = line.IndexOfAnyExcept((byte)' ');
        if (start is < 0 or > 4)
            return 0;
        int digits = line[start..].IndexOfAnyExcept(s_digits);
        if (digits is < 4 or > 16)
            return 0;
        int end = start + digits;
        bool hasColon = end < line.Length && line[end] == ':';
        end += hasColon ? 1 : 0;
        int blanks = line[end..].IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (blanks <= 0 || end + blanks >= line.Length || Value(line[end + blanks]) < 0)
            return 0;
        // Groups of four digits with a blank between them are no offsets, unless the first is longer or set apart.
        return hasColon || blanks > 1 || digits > 4 || start > 0 ? end + blanks : 0;
    }

    private static int BytesBetween(ReadOnlySpan<byte> columns)
    {
        int digits = 0;
        foreach (byte value in columns)
            digits += Value(value) >= 0 ? 1 : 0;
        return digits / 2;
    }

    private static int Value(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        _ => -1,
    };
}
