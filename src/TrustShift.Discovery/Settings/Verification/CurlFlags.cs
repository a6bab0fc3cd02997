using System.Buffers;
using TrustShift.Discovery.Processes;

namespace TrustShift.Discovery.Settings.Verification;

/// <summary>Flags of curl's command line (curl(1)): letters may stand together, and one that takes an argument ends them.</summary>
public static class CurlFlags
{
    private static readonly SearchValues<char> s_withArgument = SearchValues.Create("AbcCdDeEFhHKmoPQrtTuUwxXyYz");

    /// <summary>Whether the line of a curl command says <c>-k</c> or <c>--insecure</c>.</summary>
    public static bool HasInsecure(ReadOnlySpan<char> line)
    {
        // The next command of a pipe or a list is another program's.
        int end = line.IndexOfAny("|;&`");
        foreach (string word in CommandWords.Of(end < 0 ? line : line[..end]))
        {
            if (IsInsecure(word))
                return true;
        }

        return false;
    }

    /// <summary>Whether one word of it does: "-k", "-sSk", "--insecure".</summary>
    public static bool IsInsecure(string word)
    {
        if (word is "--insecure")
            return true;
        if (word.Length < 2 || word[0] != '-' || word[1] == '-')
            return false;
        foreach (char letter in word.AsSpan(1))
        {
            if (letter == 'k')
                return true;
            if (s_withArgument.Contains(letter))
                return false;
        }

        return false;
    }

    /// <summary>The file of options that a word names: "-K FILE", "-KFILE", "-sSK FILE", "--config FILE", "--config=FILE"; null when it names none.</summary>
    /// <param name="word">The word.</param>
    /// <param name="next">The one after it; null when there is none.</param>
    public static (string File, bool TakesNext)? ConfigurationOf(string word, string? next)
    {
        if (word.StartsWith("--config=", StringComparison.Ordinal))
            return (word["--config=".Length..], false);
        if (word is "--config")
            return next is { Length: > 0 } ? (next, true) : null;
        if (word.Length < 2 || word[0] != '-' || word[1] == '-')
            return null;
        for (int i = 1; i < word.Length; i++)
        {
            if (word[i] == 'K')
                return i + 1 < word.Length ? (word[(i + 1)..], false) : next is { Length: > 0 } ? (next, true) : null;
            if (s_withArgument.Contains(word[i]))
                return null;
        }

        return null;
    }
}
