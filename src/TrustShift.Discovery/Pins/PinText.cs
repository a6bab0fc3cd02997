using System.Buffers;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins;

/// <summary>Reads SHA-256 and SHA-1 values as pins write them.</summary>
public static class PinText
{
    private const int Base64Length = 43;

    private static readonly SearchValues<char> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    /// <summary>Hexadecimal digits, and what stands between bytes.</summary>
    public static SearchValues<char> HexadecimalAndSeparators { get; } = SearchValues.Create("0123456789abcdefABCDEF:- ");

    /// <summary>Reads <paramref name="length"/> bytes in hexadecimal at the end of <paramref name="run"/>, with or without ':', '-' or a space between all bytes; null for anything else.</summary>
    public static byte[]? ReadLastHexadecimal(ReadOnlySpan<char> run, int length)
    {
        if (run.Length < 2 * length || !char.IsAsciiHexDigit(run[^1]) || !char.IsAsciiHexDigit(run[^2]))
            return null;
        bool separated = run[^3] is ':' or '-' or ' ';
        int characters = separated ? (3 * length) - 1 : 2 * length;
        if (run.Length < characters || (run.Length > characters && (char.IsAsciiLetterOrDigit(run[^(characters + 1)]) || (separated && run.Length > characters + 1 && run[^(characters + 1)] == run[^3] && char.IsAsciiHexDigit(run[^(characters + 2)])))))
            return null;
        byte[] bytes = new byte[length];
        ReadOnlySpan<char> rest = run[^characters..];
        for (int b = 0; b < length; b++)
        {
            ReadOnlySpan<char> byteText = rest.Slice(separated ? 3 * b : 2 * b, 2);
            if (!char.IsAsciiHexDigit(byteText[0]) || !char.IsAsciiHexDigit(byteText[1]) || (separated && b > 0 && rest[(3 * b) - 1] != run[^3]))
                return null;
            bytes[b] = Convert.FromHexString(byteText)[0];
        }

        return bytes;
    }

    /// <summary>Reads the 27 characters of base64 of a SHA-1, without the '=' that follows; null for anything else.</summary>
    public static byte[]? ReadSha1Base64(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[21];
        return text.Length == 27 && Convert.TryFromBase64Chars($"{text}=", bytes, out int written) && written == 20 ? bytes[..20].ToArray() : null;
    }

    /// <summary>Reads 43 characters of base64 (either alphabet) and the optional '=' at the start of <paramref name="text"/>; null for anything else.</summary>
    public static Sha256Hash? ReadBase64(ReadOnlySpan<char> text)
    {
        if (text[..Math.Min(text.Length, Base64Length)].Contains('\\'))
            text = WithoutEscapes(text[..Math.Min(text.Length, 3 * Base64Length)]);
        if (text.Length < Base64Length || text[..Base64Length].ContainsAnyExcept(s_base64))
            return null;
        ReadOnlySpan<char> after = text[Base64Length..];
        after = after.StartsWith("=", StringComparison.Ordinal) ? after[1..] : after;
        if (!after.IsEmpty && (s_base64.Contains(after[0]) || after[0] == '='))
            return null;
        Span<char> standard = stackalloc char[Base64Length + 1];
        text[..Base64Length].Replace(standard, '-', '+');
        standard[..Base64Length].Replace('_', '/');
        standard[Base64Length] = '=';
        Span<byte> bytes = stackalloc byte[33];
        return Convert.TryFromBase64Chars(standard, bytes, out int written) && written == 32 ? Sha256Hash.FromBytes(bytes[..32]) : null;
    }

    /// <summary>The text with <c>/</c> for <c>\/</c>, as JSON may write it (RFC 8259 7).</summary>
    public static ReadOnlySpan<char> WithoutEscapes(ReadOnlySpan<char> text) => text.ToString().Replace("\\/", "/", StringComparison.Ordinal);

    /// <summary>Reads 64 hexadecimal digits, with or without a colon or space between bytes, at the start of <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Characters read.</param>
    public static Sha256Hash? ReadHexadecimal(ReadOnlySpan<char> text, out int length)
    {
        Span<byte> bytes = stackalloc byte[32];
        int i = 0;
        length = 0;
        bool separated = text.Length > 2 && text[2] == ':';
        for (int b = 0; b < 32; b++)
        {
            if (b > 0 && separated && (i >= text.Length || text[i++] != ':'))
                return null;
            if (i + 2 > text.Length || !char.IsAsciiHexDigit(text[i]) || !char.IsAsciiHexDigit(text[i + 1]))
                return null;
            bytes[b] = Convert.FromHexString(text.Slice(i, 2))[0];
            i += 2;
        }

        if (i < text.Length && (char.IsAsciiHexDigit(text[i]) || (separated && text[i] == ':')))
            return null;
        length = i;
        return Sha256Hash.FromBytes(bytes);
    }
}
