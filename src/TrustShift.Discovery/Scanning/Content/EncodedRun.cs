using System.Buffers;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Whole files as base64: text in PEM form, Java's keystores, PKCS#12, PKCS#7. They may be longer than a chunk, so their characters are collected over chunks.
/// </summary>
internal sealed class EncodedRun
{
    /// <summary>Characters that are collected of one file.</summary>
    public const int MostCharacters = 24 * 1024 * 1024;

    /// <summary>Files that are kept of one text.</summary>
    public const int MostFiles = 1_000;

    private const int Depth = 3;

    // What stands between the characters of base64: wraps, indentation, escapes, quotes and operators of string literals, comment signs.
    private static readonly SearchValues<byte> s_collected =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \t\r\n\\\"'`#>"u8);

    private static readonly SearchValues<byte> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    // Of the line before the data, for what stands before each line ("// SIG // ").
    private const int LongestPrefix = 32;

    private ArrayBufferWriter<byte>? _collected;
    private int _start;
    private string _suffix = "";
    private int _line;
    private bool _inComment;

    /// <summary>Whether the file that was begun goes on in the next chunk.</summary>
    public bool IsOpen => _collected is not null;

    /// <summary>The files, decoded.</summary>
    public List<EncodedFile> Files { get; } = [];

    /// <summary>Whether something was longer than is collected, or more than is kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether one begins at or shortly before a place that the prefilter hit.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes, int at, out int from, out string suffix)
    {
        ReadOnlySpan<byte> rest = bytes[at..];
        (from, suffix) = (at, ".pem");
        if (rest.StartsWith("/u3+7Q"u8) || rest.StartsWith("zs7OzgAAAA"u8))
        {
            suffix = ".jks";
            return true;
        }

        // Encoded twice: base64 of what follows.
        if (rest.StartsWith("TFMwdExTMUNSVWRKVG"u8))
            return true;
        // "-----BEGIN " in the three ways in which it can lie on groups of three bytes; in two of them the first dashes stand in the group before.
        if (rest.StartsWith("LS0tLS1CRUdJTi"u8))
            return true;
        if (!rest.StartsWith("LS0tQkVHSU4"u8) && !rest.StartsWith("LS0tLUJFR0lO"u8))
            return false;
        from = at >= 4 && bytes.Slice(at - 4, 4).IndexOfAnyExcept(s_base64) < 0 ? at - 4 : at;
        return from < at;
    }

    /// <summary>Begins a file.</summary>
    /// <returns>Bytes of it in this chunk.</returns>
    public int Open(ReadOnlySpan<byte> bytes, int from, string suffix, int line, bool inComment, bool isLast)
    {
        (_collected, _suffix, _line, _inComment) = (new ArrayBufferWriter<byte>(), suffix, line, inComment);
        ReadOnlySpan<byte> before = bytes[..from];
        before = before[(before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
        _start = 0;
        if (before.Length is > 0 and <= LongestPrefix && before.IndexOfAny((byte)'\\', (byte)'%', (byte)'&') < 0)
        {
            _collected.Write(before);
            _start = before.Length;
        }

        return Continue(bytes, from, isLast) - from;
    }

    /// <summary>Collects on.</summary>
    /// <returns>Index behind what was collected.</returns>
    public int Continue(ReadOnlySpan<byte> bytes, int from, bool isLast)
    {
        ReadOnlySpan<byte> rest = bytes[from..];
        int length = rest.IndexOfAnyExcept(s_collected) is >= 0 and var found ? found : rest.Length;
        bool goesOn = length == rest.Length && !isLast;
        int taken = Math.Min(length, MostCharacters - _collected!.WrittenCount);
        _collected.Write(rest[..taken]);
        if (taken < length)
        {
            IsCut = true;
            goesOn = false;
        }

        if (!goesOn)
            Close();
        return from + length;
    }

    private void Close()
    {
        ReadOnlySpan<byte> collected = _collected!.WrittenSpan;
        byte[] text = new byte[collected.Length];
        int length = UnescapedText.Write(collected, text);
        byte[]? file = Base64Lines.Read(text.AsSpan(0, length), _start, 0, out _);
        for (int depth = 1; depth < Depth && file is not null && Begins(file, 0, out _, out _); depth++)
            file = Base64Lines.Read(file, 0, 0, out _);
        _collected = null;
        if (file is null)
            return;
        if (Files.Count < MostFiles)
            Files.Add(new EncodedFile(_line, _suffix, file, _inComment));
        else
            IsCut = true;
    }
}
