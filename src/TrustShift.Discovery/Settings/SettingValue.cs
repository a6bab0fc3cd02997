using System.Text;

namespace TrustShift.Discovery.Settings;

/// <summary>Which values are kept: paths, switches and options that choose trust, and nothing that could be a secret.</summary>
public static class SettingValue
{
    /// <summary>Stands for certificates that are written in the configuration file itself.</summary>
    public const string InThisFile = "(in this file)";

    private const int Longest = 1_024;
    private const int LongestWord = 256;

    private static readonly System.Buffers.SearchValues<char> s_word = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.,:*");

    /// <summary>Stands for a secret: it is there, and never kept.</summary>
    public const string IsSet = "(set)";

    /// <summary>Whether it can be a path: it has a separator, a variable or a home sign, or a file extension, and no white space around it.</summary>
    public static bool IsPath(string value) =>
        value.Length is > 1 and <= Longest
        && value.AsSpan().IndexOfAnyInRange('0', 'z') >= 0
        && !value.Contains("://", StringComparison.Ordinal)
        && (value.AsSpan().IndexOfAny('/', '\\') >= 0
            || value[0] is '$' or '~' or '%' or '{'
            || Sources.TrustStoreNames.LooksLikeStore(value));

    /// <summary>Whether a value that is known to name a file or folder can be one: also a plain word, which is a path below the folder where the program runs.</summary>
    public static bool IsFileName(string value) =>
        value.Length is > 0 and <= Longest && !value.Contains("://", StringComparison.Ordinal) && !value.Contains("-----BEGIN", StringComparison.Ordinal)
        && value.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0;

    /// <summary>Whether it is a switch: true, false, yes, no, on, off, 0, 1.</summary>
    public static bool IsSwitch(string value) =>
        value.Length <= 5 && value.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "0" or "1" or "";

    /// <summary>Whether it is a word, or several with commas between: "require", "mozilla,system". A host name is one as well.</summary>
    public static bool IsWord(string value) => value.Length is > 0 and <= LongestWord && value.AsSpan().IndexOfAnyExcept(s_word) < 0;

    /// <summary>
    /// The value of a key that is known to name a trust store, as it is kept: "file:" is taken off, whatever cannot be the name of a file (a URL, a certificate itself) is null.
    /// </summary>
    public static string? AsStore(string value)
    {
        value = value.Trim();
        if (value.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            string named = value["file:".Length..];
            value = named.StartsWith('/') ? "/" + named.TrimStart('/') : named;
        }

        return value.Length is > 0 and <= Longest && !value.Contains("://", StringComparison.Ordinal) && value.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0
            && !value.Contains("-----BEGIN", StringComparison.Ordinal)
            ? value
            : null;
    }

    /// <summary>A URL, or a key that holds one, without its user and password.</summary>
    public static string WithoutUser(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : url.StartsWith("//", StringComparison.Ordinal) ? 2 : 0;
        int at = start == 0 ? -1 : url.IndexOf('@', start);
        return at < 0 ? url : url[..start] + url[(at + 1)..];
    }

    /// <summary>Whether a switch says yes: true, yes, on or 1.</summary>
    public static bool IsYes(string value) => value.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "1";

    /// <summary>Whether a switch says no: false, no, off or 0.</summary>
    public static bool IsNo(string value) => value.ToUpperInvariant() is "FALSE" or "NO" or "OFF" or "0";

    /// <summary>The text between quotes, or up to white space and a comment.</summary>
    public static string Unquote(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.Length > 1 && value[0] is '"' or '\'' && value[1..].IndexOf(value[0]) is >= 0 and var close)
            return value.Slice(1, close).ToString();
        int comment = value.IndexOf(" #", StringComparison.Ordinal);
        return (comment >= 0 ? value[..comment] : value).Trim().ToString();
    }

    /// <summary>Characters that stand for bytes (Latin-1) as the UTF-8 text that they were.</summary>
    public static string FromBytes(ReadOnlySpan<char> characters) =>
        Ascii.IsValid(characters) || characters.ContainsAnyExceptInRange('\0', '\u00ff')
            ? characters.ToString()
            : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(characters.ToString()));
}
