using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace TrustShift.Discovery.Stores.Pem;

/// <summary>
/// Walks the PEM blocks of a text (RFC 7468, read leniently: any text around blocks, any line ends, indentation, blocks inside string
/// literals). One pass: whatever a block's defect is, the walk goes on at the next dashes. Nothing is decoded here but by
/// <see cref="TryDecode"/>.
/// </summary>
internal struct PemText(ReadOnlyMemory<byte> source)
{
    private const int MaxLabelLength = 64;

    private static readonly SearchValues<byte> Base64Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    private readonly ReadOnlyMemory<byte> _text = source;
    private int _position;
    private int _line = 1;
    private int _lineCounted;

    /// <summary>
    /// Finds the next block; false at the end of the text. An END line without its BEGIN line comes as a block with an empty label.
    /// </summary>
    public bool TryNext(out PemBlock block)
    {
        ReadOnlySpan<byte> text = _text.Span;
        while (true)
        {
            int found = text[_position..].IndexOf("-----"u8);
            if (found < 0)
            {
                block = default;
                return false;
            }

            // Of a longer run of dashes the last five can begin a marker.
            int start = _position + found;
            int run = text[start..].IndexOfAnyExcept((byte)'-');
            if (run < 0)
            {
                _position = text.Length;
                continue;
            }

            start += run - 5;
            if (text[start..].StartsWith("-----END "u8))
            {
                // The END line of a block is passed over with it; one that is met here lost its BEGIN line.
                _position = start + "-----END ".Length;
                block = new PemBlock("", start, LineOf(text, start), StartsLine(text, start), default, "its BEGIN line is missing or malformed");
                return true;
            }

            if (!text[start..].StartsWith("-----BEGIN "u8))
            {
                _position = start + 1;
                continue;
            }

            int labelStart = start + "-----BEGIN ".Length;
            ReadOnlySpan<byte> rest = text.Slice(labelStart, Math.Min(MaxLabelLength + 5, text.Length - labelStart));
            int lineEnd = rest.IndexOfAny("\r\n\0\""u8);
            ReadOnlySpan<byte> header = lineEnd >= 0 ? rest[..lineEnd] : rest;
            int dashes = header.IndexOf("-----"u8);
            string? defect = null;
            if (dashes < 0)
            {
                header = header.TrimEnd("- \t"u8);
                defect = "its BEGIN line does not end in five dashes";
            }
            else
            {
                header = header[..dashes];
            }

            if (header.IsEmpty || header.Length > MaxLabelLength || !Ascii.IsValid(header))
            {
                _position = labelStart;
                continue;
            }

            int bodyStart = labelStart + header.Length + (dashes < 0 ? 0 : 5);
            ReadOnlyMemory<byte> body = FindBody(text, bodyStart, header, ref defect);
            block = new PemBlock(Encoding.ASCII.GetString(header), start, LineOf(text, start), StartsLine(text, start), body, defect);
            return true;
        }
    }

    /// <summary>
    /// The bytes that a body encodes, or null. Headers of RFC 1421 ("Proc-Type: ...") are left out, and so is what string literals add
    /// (quotes, and line ends written as \n).
    /// </summary>
    public static byte[]? TryDecode(ReadOnlySpan<byte> body)
    {
        byte[] buffer = new byte[body.Length];
        int length = Collect(body, buffer);
        if (length == 0 || length % 4 != 0)
            return null;
        OperationStatus status = Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, length), out int written);
        return status == OperationStatus.Done ? buffer[..written] : null;
    }

    /// <summary>Whether the text ends in the middle of a BEGIN line.</summary>
    public static bool EndsInMarker(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> last = text[(text.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
        return !last.IsEmpty && "-----BEGIN "u8.StartsWith(last);
    }

    /// <summary>Whether a body holds at least the beginning of base64: otherwise the markers are only mentioned in prose or code.</summary>
    public static bool LooksEncoded(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> head = body[..Math.Min(body.Length, 512)];
        byte[] buffer = new byte[head.Length];
        int length = Collect(head, buffer);
        int stranger = buffer.AsSpan(0, length).IndexOfAnyExcept(Base64Alphabet);
        return (stranger < 0 ? length : stranger) >= 24;
    }

    /// <summary>Whether a text without markers holds something long enough to be base64 of keys or certificates: words are shorter.</summary>
    public static bool HoldsLongBase64(ReadOnlySpan<byte> text)
    {
        const int LongerThanWords = 40;
        while (!text.IsEmpty)
        {
            int length = text.IndexOfAnyExcept(Base64Alphabet);
            if ((length < 0 ? text.Length : length) >= LongerThanWords)
                return true;
            text = length < 0 ? [] : text[(length + 1)..];
        }

        return false;
    }

    private static int Collect(ReadOnlySpan<byte> body, Span<byte> destination)
    {
        int length = 0;
        while (!body.IsEmpty)
        {
            int end = body.IndexOfAny((byte)'\n', (byte)'\r', (byte)'\\');
            ReadOnlySpan<byte> line = (end < 0 ? body : body[..end]).Trim(" \t\v\f"u8);
            // A backslash ends the line whether it is \n, \r or a continuation; the letter after it belongs to it.
            int skip = end < 0 ? body.Length : body[end] == '\\' && end + 1 < body.Length && body[end + 1] is (byte)'n' or (byte)'r' ? end + 2 : end + 1;
            body = body[Math.Min(skip, body.Length)..];
            line = Unquote(line);
            if (line.Contains((byte)':'))
                continue;
            foreach (byte value in line)
            {
                if (value is not ((byte)' ' or (byte)'\t'))
                    destination[length++] = value;
            }
        }

        return length;
    }

    // A line of a string literal: "MIID...\n" + — only what stands between the quotes counts; one quote alone ends or begins it. Before one that begins it
    // stands code (+ " and b' and s += "), which is shorter than any line of base64 or holds other characters.
    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> line)
    {
        int first = line.IndexOfAny((byte)'"', (byte)'\'', (byte)'`');
        if (first < 0)
            return line;
        int last = line.LastIndexOfAny((byte)'"', (byte)'\'', (byte)'`');
        if (last > first)
            return line[(first + 1)..last];
        if (line[(first + 1)..].IndexOfAny(Base64Alphabet) == 0)
            return line[(first + 1)..];
        ReadOnlySpan<byte> before = line[..first].TrimEnd(" \t"u8);
        return before.Length < 4 || before.ContainsAnyExcept(Base64Alphabet) ? [] : before;
    }

    private ReadOnlyMemory<byte> FindBody(ReadOnlySpan<byte> text, int bodyStart, ReadOnlySpan<byte> label, ref string? defect)
    {
        int marker = text[bodyStart..].IndexOf("-----"u8);
        if (marker < 0)
        {
            defect ??= "it has no END line";
            _position = text.Length;
            return _text[bodyStart..];
        }

        int bodyEnd = bodyStart + marker;
        ReadOnlyMemory<byte> body = _text[bodyStart..bodyEnd];
        ReadOnlySpan<byte> tail = text[bodyEnd..];
        if (!tail.StartsWith("-----END "u8))
        {
            defect ??= "it has no END line";
            _position = tail.StartsWith("-----BEGIN "u8) ? bodyEnd : bodyEnd + 5;
            return body;
        }

        tail = tail["-----END ".Length..];
        if (!tail.StartsWith(label) || !tail[label.Length..].StartsWith("-----"u8))
            defect ??= "its END line does not match its BEGIN line";
        _position = bodyEnd + "-----END ".Length;
        return body;
    }

    private static bool StartsLine(ReadOnlySpan<byte> text, int offset) => offset == 0 || text[offset - 1] is (byte)'\n' or (byte)'\r';

    private int LineOf(ReadOnlySpan<byte> text, int offset)
    {
        _line += text[_lineCounted..offset].Count((byte)'\n');
        _lineCounted = offset;
        return _line;
    }
}
