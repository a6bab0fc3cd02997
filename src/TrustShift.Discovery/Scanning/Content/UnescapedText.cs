using System.Globalization;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Base64 as formats and languages write it, without their escapes: <c>\n</c> and <c>\/</c> of string literals and JSON (any number of times escaped), <c>\u002b</c>, <c>&amp;#43;</c> and <c>&lt;br&gt;</c> of
/// markup, <c>%2B</c> of URLs, <c>=3D</c> of quoted-printable. What stands for a line's end becomes one. Lenient: base64 has none of these characters, so nothing of it is lost.
/// </summary>
internal static class UnescapedText
{
    /// <summary>Writes the text without escapes; never longer than it was.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        int written = 0;
        for (int i = 0; i < text.Length;)
        {
            int length = text[i] switch
            {
                (byte)'\\' => Backslash(text[i..], out destination[written]),
                (byte)'&' => Entity(text[i..], out destination[written]),
                (byte)'%' or (byte)'=' => Hexadecimal(text[i..], out destination[written]),
                (byte)'<' => Tag(text[i..], out destination[written]),
                (byte)'\r' => Skip(out destination[written]),
                _ => 0,
            };
            if (length == 0)
            {
                destination[written++] = text[i++];
                continue;
            }

            written += destination[written] == 0 ? 0 : 1;
            i += length;
        }

        return written;
    }

    private static int Skip(out byte made)
    {
        made = 0;
        return 1;
    }

    private static int Backslash(ReadOnlySpan<byte> text, out byte made)
    {
        made = 0;
        int i = text.IndexOfAnyExcept((byte)'\\');
        if (i < 0)
            return text.Length;
        switch (text[i])
        {
            case (byte)'n':
                made = (byte)'\n';
                return i + 1;
            case (byte)'r':
                return i + 1;
            case (byte)'t':
                made = (byte)' ';
                return i + 1;
            case (byte)'/':
                made = (byte)'/';
                return i + 1;
            case (byte)'\r' or (byte)'\n':
                return i;
            case (byte)'u' when Number(text, i + 1, 4, out made):
                return i + 5;
            case (byte)'x' when Number(text, i + 1, 2, out made):
                return i + 3;
            // Lua's and octal ways to write a line's end.
            case (byte)'0' or (byte)'1' when text[i..].StartsWith("012"u8) || text[i..].StartsWith("015"u8) || text[i..].StartsWith("010"u8) || text[i..].StartsWith("013"u8):
                made = (byte)'\n';
                return i + 3;
            case (byte)'1' when text[i..].StartsWith("10"u8) || text[i..].StartsWith("13"u8):
                made = (byte)'\n';
                return i + 2;
            default:
                return i;
        }
    }

    private static int Entity(ReadOnlySpan<byte> text, out byte made)
    {
        made = 0;
        int end = text[..Math.Min(text.Length, 12)].IndexOf((byte)';');
        if (end < 3)
            return 0;
        ReadOnlySpan<byte> name = text[1..end];
        if (name[0] == '#')
        {
            bool isHexadecimal = name[1] is (byte)'x' or (byte)'X';
            if (!int.TryParse(name[(isHexadecimal ? 2 : 1)..], isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value is < 9 or > 126)
                return 0;
            made = (byte)(value is 10 or 13 ? '\n' : value);
            return end + 1;
        }

        made = name switch
        {
            _ when name.SequenceEqual("plus"u8) => (byte)'+',
            _ when name.SequenceEqual("sol"u8) => (byte)'/',
            _ when name.SequenceEqual("equals"u8) => (byte)'=',
            _ when name.SequenceEqual("quot"u8) => (byte)'"',
            _ => (byte)'\n',
        };
        return end + 1;
    }

    private static int Hexadecimal(ReadOnlySpan<byte> text, out byte made)
    {
        made = 0;
        if (!Number(text, 1, 2, out byte value))
            return 0;
        // Of quoted-printable only what base64 and its lines have: "=AB" may be the end of one text and the beginning of another.
        if (value is not ((byte)'\n' or (byte)'\r' or (byte)'+' or (byte)'/' or (byte)'=' or (byte)' '))
            return 0;
        made = value == '\r' ? (byte)0 : value;
        return 3;
    }

    private static int Tag(ReadOnlySpan<byte> text, out byte made)
    {
        made = (byte)'\n';
        if (text.Length < 4 || (text[1] | 0x20) != 'b' || (text[2] | 0x20) != 'r')
            return 0;
        int end = text[..Math.Min(text.Length, 16)].IndexOf((byte)'>');
        return end < 0 ? 0 : end + 1;
    }

    private static bool Number(ReadOnlySpan<byte> text, int at, int digits, out byte made)
    {
        made = 0;
        if (text.Length < at + digits || !ushort.TryParse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort value) || value is < 9 or > 126)
            return false;
        made = (byte)(value == '\r' ? '\n' : value);
        return true;
    }
}
