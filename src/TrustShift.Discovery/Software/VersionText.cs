using System.Buffers;

namespace TrustShift.Discovery.Software;

/// <summary>Version numbers of digits and dots.</summary>
internal static class VersionText
{
    private static readonly SearchValues<char> s_characters = SearchValues.Create("0123456789.");

    /// <summary>The version at the start of <paramref name="text"/>; empty when there is none.</summary>
    public static string At(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExcept(s_characters);
        return text[..(end < 0 ? text.Length : end)].TrimEnd('.').ToString();
    }
}
