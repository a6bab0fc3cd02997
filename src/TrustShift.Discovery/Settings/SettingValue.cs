using System.Text;

namespace TrustShift.Discovery.Settings;

/// <summary>Which values are kept: paths, switches and options that choose trust, and nothing that could be a secret.</summary>
public static class SettingValue
{
    private const int Longest = 1_024;

    /// <summary>Whether it can be a path: it has a separator, a variable or a home sign, or a file extension, and no white space around it.</summary>
    public static bool IsPath(string value) =>
        value.Length is > 1 and <= Longest
        && value.AsSpan().IndexOfAnyInRange('0', 'z') >= 0
        && !value.Contains("://", StringComparison.Ordinal)
        && (value.AsSpan().IndexOfAny('/', '\\') >= 0
            || value[0] is '$' or '~' or '%' or '{'
            || Sources.TrustStoreNames.LooksLikeStore(value));

    /// <summary>Whether it is a switch: true, false, yes, no, on, off, 0, 1.</summary>
    public static bool IsSwitch(string value) =>
        value.Length <= 5 && value.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "0" or "1" or "";

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
