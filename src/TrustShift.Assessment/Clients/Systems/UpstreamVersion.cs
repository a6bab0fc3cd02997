namespace TrustShift.Assessment.Clients.Systems;

/// <summary>The version that a project itself gave, without what a distribution put around it.</summary>
internal static class UpstreamVersion
{
    private const int LongestVersion = 40;
    private const int LongestNumber = 8;
    private const int MostNumbers = 8;

    /// <summary>
    /// Numbers between dots, and OpenSSL's letters after them: "2.39.5" of "1:2.39.5-0+deb12u3", "1.0.1e" of "1.0.1e-60.el7" (Debian Policy 5.6.12). Null when there is none.
    /// </summary>
    public static string? Of(string? version)
    {
        if (version is null)
            return null;
        int start = version.IndexOf(':', StringComparison.Ordinal) + 1;
        int end = start;
        while (end < version.Length && (char.IsAsciiDigit(version[end]) || version[end] == '.'))
            end++;
        if (end == start || !char.IsAsciiDigit(version[start]))
            return null;
        int letters = end;
        while (letters < version.Length && char.IsAsciiLetterLower(version[letters]))
            letters++;
        // "1.0.2k", and not "3.2.0beta1" or "7.88.1a2".
        bool isLetter = version[end - 1] != '.' && letters - end is 1 or 2 && (letters == version.Length || !char.IsAsciiLetterOrDigit(version[letters]));
        string found = version[start..(isLetter ? letters : end)].TrimEnd('.');
        return IsPlausible(found) ? found : null;
    }

    // What somebody wrote to break a reader is no version: no profile has one like it.
    private static bool IsPlausible(string version) => version.Length <= LongestVersion && version.Split('.') is { Length: <= MostNumbers } parts && Array.TrueForAll(parts, static p => p.Length is > 0 and <= LongestNumber);

    /// <summary>The version of a JDK as people count it since Java 9: "8.0.392" of "1.8.0_392", "17.0.15" of "17.0.15".</summary>
    public static string? OfJava(string? version) =>
        Of(version?.StartsWith("1.", StringComparison.Ordinal) is true ? version[2..].Replace('_', '.') : version);

    /// <summary>Whether a version is this one or a later one, number by number and letter by letter.</summary>
    public static bool IsAtLeast(string version, string bound)
    {
        int[] one = Parts(version), other = Parts(bound);
        for (int i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            int order = (i < one.Length ? one[i] : 0).CompareTo(i < other.Length ? other[i] : 0);
            if (order != 0)
                return order > 0;
        }

        return true;
    }

    private static int[] Parts(string version)
    {
        var parts = new List<int>();
        int number = 0;
        bool isNumber = false;
        foreach (char c in version + ".")
        {
            if (char.IsAsciiDigit(c))
            {
                number = Math.Min((number * 10) + (c - '0'), 100_000_000);
                isNumber = true;
                continue;
            }

            if (isNumber)
                parts.Add(number);
            if (char.IsAsciiLetterLower(c))
                parts.Add(c - 'a' + 1);
            number = 0;
            isNumber = false;
        }

        return [.. parts];
    }
}
