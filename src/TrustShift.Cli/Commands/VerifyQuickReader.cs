using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TrustShift.Cli.Commands;

/// <summary>
/// Walks over a line of <c>verify --cases</c> as programs write them: one object of plain texts and lists of texts. It takes no step that JSON
/// does not allow, and takes none where it would have to look closer: whoever meets a false reads the line with a whole reader.
/// </summary>
/// <param name="line">The line in UTF-8.</param>
internal ref struct VerifyQuickReader(ReadOnlySpan<byte> line)
{
    // Printable ASCII that stands for itself.
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Where(static c => c is not ('"' or '\\')).Select(static c => (byte)c)]);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    private ReadOnlySpan<byte> _rest = line;

    /// <summary>Whether nothing but white space is left.</summary>
    public readonly bool IsAtEnd => !_rest.ContainsAnyExcept(" \t\r"u8);

    /// <summary>Whether the next that is no white space is this one, which is then behind.</summary>
    public bool Take(byte one)
    {
        int at = 0;
        while (at < _rest.Length && _rest[at] is (byte)' ' or (byte)'\t')
            at++;
        if (at >= _rest.Length || _rest[at] != one)
            return false;
        _rest = _rest[(at + 1)..];
        return true;
    }

    /// <summary>A text.</summary>
    public bool TakeText([NotNullWhen(true)] out string? text)
    {
        text = null;
        if (!TakeRaw(out ReadOnlySpan<byte> raw))
            return false;
        text = raw.ContainsAnyExcept(Plain) ? Decode(raw) : Encoding.ASCII.GetString(raw);
        return text is not null;
    }

    /// <summary>A text, or a whole number, as it stands there.</summary>
    public bool TakeId([NotNullWhen(true)] out byte[]? id)
    {
        ReadOnlySpan<byte> before = _rest.TrimStart(" \t"u8);
        int end = before.IndexOfAnyExcept(Digits);
        if (end > 0 && (before[0] != '0' || end == 1) && before[end] is (byte)',' or (byte)'}' or (byte)' ')
            _rest = before[end..];
        else
            end = TakeRaw(out ReadOnlySpan<byte> raw) && (!raw.ContainsAnyExcept(Plain) || Decode(raw) is not null) ? raw.Length + 2 : 0;
        id = end > 0 ? before[..end].ToArray() : null;
        return id is not null;
    }

    /// <summary>A text as it stands there, escapes and all, without its quotes. Whether its escapes are right is not looked at.</summary>
    public bool TakeRaw(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Take((byte)'"'))
            return false;
        for (int end = 0; ; end++)
        {
            int quote = _rest[end..].IndexOf((byte)'"');
            if (quote < 0)
                return false;
            end += quote;
            int backslashes = end - 1 - _rest[..end].LastIndexOfAnyExcept((byte)'\\');
            if (backslashes % 2 != 0)
                continue;
            text = _rest[..end];
            _rest = _rest[(end + 1)..];
            return true;
        }
    }

    /// <summary>What a text with escapes, or with more than ASCII, says; null where it is malformed.</summary>
    private static string? Decode(ReadOnlySpan<byte> raw)
    {
        byte[] token = [(byte)'"', .. raw, (byte)'"'];
        var reader = new Utf8JsonReader(token);
        try
        {
            return reader.Read() ? reader.GetString() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
