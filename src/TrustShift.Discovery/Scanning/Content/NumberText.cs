using System.Buffers;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Bytes that code or a dump writes as numbers: <c>0x30, 0x82</c>, <c>(byte)0x30</c>, <c>48, -126</c>, <c>060, 0202</c>, <c>"\x30\x82"</c>, <c>"0\202"</c>, <c>3082</c>, <c>30:82</c>, <c>00000010: 3082 0122  0..."</c>.
/// Where numbers stand is told by a window of some characters every now and then; where a certificate begins, by the spelling of its first bytes.
/// </summary>
internal static class NumberText
{
    /// <summary>Characters from one window to the next: the shortest certificate takes more as hexadecimal digits.</summary>
    public const int Step = 256;

    /// <summary>Characters before the first window in which the beginning may stand.</summary>
    public const int Before = 4 * Step;

    private const int WindowLength = 16;
    private const int FewestDigits = 4;

    private static readonly SearchValues<byte> s_numbers = SearchValues.Create("0123456789abcdefABCDEFxXoO,:;-+()[]{} \t\r\n\\\"'`|.ytuUL_&$#HhB/*"u8);
    private static readonly SearchValues<byte> s_digits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Whether the text at a place consists of numbers, or of escapes in a string.</summary>
    public static bool IsAt(ReadOnlySpan<byte> text, int at)
    {
        if (at + WindowLength > text.Length)
            return false;
        ReadOnlySpan<byte> window = text.Slice(at, WindowLength);
        int escape = window.IndexOf((byte)'\\');
        if (escape >= 0 && escape < WindowLength - 4 && IsEscape(window[(escape + 1)..]))
            return true;
        if (window.ContainsAnyExcept(s_numbers))
            return false;
        int digits = 0;
        foreach (byte value in window)
            digits += s_digits.Contains(value) ? 1 : 0;
        return digits >= FewestDigits;
    }

    /// <summary>The next place in a stretch of numbers at which a certificate can begin; -1 when there is none before <paramref name="limit"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="limit">Where to end.</param>
    /// <param name="length">The length in bytes of the certificate.</param>
    /// <param name="headEnd">Where the spelling of its first <see cref="DerHead.Length"/> bytes ends.</param>
    public static int NextHead(ReadOnlySpan<byte> text, int from, int limit, out int length, out int headEnd)
    {
        for (int i = from; (i = SecondByte(text, i, limit)) >= 0; i++)
        {
            if (NumberSpelling.HeadBefore(text, i) is >= 0 and var head && head >= from
                && NumberSpelling.TryRead(text, head, DerHead.Length, out byte[] first, out headEnd) && (length = DerHead.OfCertificate(first)) > 0)
                return head;
        }

        length = headEnd = 0;
        return -1;
    }

    // 0x82 in any spelling: "82", "130", "202", "-126".
    private static int SecondByte(ReadOnlySpan<byte> text, int from, int limit)
    {
        for (int i = from; i < limit; i++)
        {
            int next = text[i..limit].IndexOfAny((byte)'8', (byte)'1', (byte)'2');
            if (next < 0)
                return -1;
            i += next;
            ReadOnlySpan<byte> rest = text[i..];
            if (rest.Length > 3 && (rest[0], rest[1], rest[2]) is ((byte)'8', (byte)'2', _) or ((byte)'1', (byte)'3', (byte)'0') or ((byte)'2', (byte)'0', (byte)'2') or ((byte)'1', (byte)'2', (byte)'6'))
                return i;
        }

        return -1;
    }

    // \x30, \060, \u0082, \130
    private static bool IsEscape(ReadOnlySpan<byte> rest) =>
        (rest[0] is (byte)'x' or (byte)'X' && s_digits.Contains(rest[1]) && s_digits.Contains(rest[2]))
        || (rest[0] is >= (byte)'0' and <= (byte)'3' && rest[1] is >= (byte)'0' and <= (byte)'9')
        || (rest[0] is (byte)'u' && rest[1] == '0' && rest[2] == '0');
}
