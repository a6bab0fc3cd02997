using System.Buffers;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Collects base64 that stands in lines with anything around them: quotes and operators of string literals, comment signs, "> " of mail, indentation, list marks. How long the lines are is told by
/// the first one, what stands before each of them likewise, so that short words around it are not taken for data.
/// </summary>
internal static class Base64Lines
{
    private const int LongestDecoration = 240;
    private const int ShortestLine = 8;
    private const int LongestPrefix = 24;

    private static readonly SearchValues<byte> s_alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    /// <summary>The bytes that base64 encodes which begins at <paramref name="start"/> of a text without escapes; null when it is cut or holds something else.</summary>
    /// <param name="text">The text (<see cref="UnescapedText"/>), with the line before the data as far as it is known.</param>
    /// <param name="start">Where the data begins.</param>
    /// <param name="length">Bytes wanted; 0 for as many as there are.</param>
    /// <param name="end">Where it ends in the text.</param>
    public static byte[]? Read(ReadOnlySpan<byte> text, int start, int length, out int end)
    {
        int wanted = length > 0 ? (int)(((length * 8L) + 5) / 6) : int.MaxValue;
        byte[] collected = new byte[length > 0 ? wanted + 3 : text.Length - start + 3];
        ReadOnlySpan<byte> prefix = PrefixOf(text, start);
        int count = 0, typical = 0;
        int at = start;
        end = start;
        while (count < wanted)
        {
            int run = RunAt(text, at);
            if (typical == 0)
                typical = run;
            int taken = Math.Min(run, wanted - count);
            text.Slice(at, taken).CopyTo(collected.AsSpan(count));
            count += taken;
            end = at + taken;
            if (count >= wanted || (length == 0 && (run < typical || run < ShortestLine)))
                break;
            at = Next(text, end, prefix, Math.Min(typical, wanted - count), typical, length == 0);
            if (at < 0)
                break;
        }

        return count < wanted && length > 0 ? null : Decode(collected, count, length);
    }

    /// <summary>How many characters of base64 stand at a place.</summary>
    public static int RunAt(ReadOnlySpan<byte> text, int at) => text[at..].IndexOfAnyExcept(s_alphabet) is >= 0 and var end ? end : text.Length - at;

    /// <summary>Whether a byte is one of base64.</summary>
    public static bool IsData(byte value) => s_alphabet.Contains(value);

    // What stands before the data on its line, where it is no code.
    private static ReadOnlySpan<byte> PrefixOf(ReadOnlySpan<byte> text, int start)
    {
        int line = text[..start].LastIndexOf((byte)'\n') + 1;
        ReadOnlySpan<byte> before = text[line..start];
        return before.Length is > 0 and <= LongestPrefix && before.IndexOfAny("\"'`"u8) < 0 ? before.TrimEnd((byte)' ') : [];
    }

    private static int Next(ReadOnlySpan<byte> text, int from, ReadOnlySpan<byte> prefix, int least, int typical, bool openEnd)
    {
        int limit = Math.Min(text.Length, from + LongestDecoration + typical);
        int best = -1, bestLength = 0;
        bool lineHadRun = false;
        for (int i = from; i < limit;)
        {
            if (text[i..].StartsWith("-----"u8))
                break;
            if (text[i] == '\n')
            {
                if (lineHadRun && best >= 0)
                    break;
                lineHadRun = false;
                i++;
                if (!prefix.IsEmpty && text[i..].StartsWith(prefix))
                    i += prefix.Length;
                continue;
            }

            if (!s_alphabet.Contains(text[i]))
            {
                i++;
                continue;
            }

            int run = RunAt(text, i);
            lineHadRun = true;
            // A whole line of data; of the last one, which is shorter, what has exactly its length.
            if (run >= typical && least == typical)
                return i;
            if (run == least)
                (best, bestLength) = (i, run);
            else if (run > bestLength && best < 0 && (run >= Math.Min(least, ShortestLine) || openEnd))
                (best, bestLength) = (i, run);
            else if (run > least && bestLength != least && run > bestLength)
                (best, bestLength) = (i, run);
            i += run;
        }

        return best;
    }

    /// <summary>What a character of base64 stands for.</summary>
    public static int ValueOf(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => character - 'A',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        _ => 63,
    };

    // Leniently: of the last character only the bits that are wanted count.
    private static byte[]? Decode(byte[] collected, int count, int length)
    {
        byte[] decoded = new byte[(int)(count * 3L / 4)];
        int written = 0;
        uint bits = 0;
        for (int i = 0; i < count; i++)
        {
            bits = (bits << 6) | (uint)ValueOf(collected[i]);
            if (i % 4 == 0)
                continue;
            decoded[written++] = (byte)(bits >> (6 - (2 * (i % 4))));
        }

        return written < length || written == 0 ? null : decoded[..(length > 0 ? length : written)];
    }
}
