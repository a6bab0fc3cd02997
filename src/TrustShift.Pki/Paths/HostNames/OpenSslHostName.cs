namespace TrustShift.Pki.Paths.HostNames;

/// <summary>OpenSSL's X509_check_host (crypto/x509/v3_utl.c equal_wildcard, valid_star, wildcard_match).</summary>
internal static class OpenSslHostName
{
    /// <summary>Whether the certificate's name stands for the host.</summary>
    /// <param name="pattern">A DNS name or common name of the certificate.</param>
    /// <param name="host">The name asked for.</param>
    /// <param name="partialWildcards">Not X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS.</param>
    public static bool Matches(string pattern, string host, bool partialWildcards)
    {
        int star = ValidStar(pattern, partialWildcards);
        return star < 0 ? pattern.Equals(host, StringComparison.OrdinalIgnoreCase) : WildcardMatches(pattern.AsSpan(0, star), pattern.AsSpan(star + 1), host);
    }

    /// <summary>The place of the one star that counts; below zero where the whole name is compared as it is.</summary>
    private static int ValidStar(string pattern, bool partialWildcards)
    {
        int star = -1, dots = 0;
        bool atStart = true, afterHyphen = false, isIdna = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '*')
            {
                bool atEnd = i == pattern.Length - 1 || pattern[i + 1] == '.';
                // Once, in the leftmost label, at one end of it.
                if (star >= 0 || isIdna || dots > 0 || (!partialWildcards && !(atStart && atEnd)) || (!atStart && !atEnd))
                    return -1;
                star = i;
                atStart = false;
            }
            else if (char.IsAsciiLetterOrDigit(c))
            {
                isIdna |= atStart && pattern.AsSpan(i).StartsWith("xn--", StringComparison.OrdinalIgnoreCase);
                atStart = afterHyphen = false;
            }
            else if (c == '.')
            {
                if (atStart || afterHyphen)
                    return -1;
                atStart = true;
                afterHyphen = isIdna = false;
                dots++;
            }
            else if (c == '-' && !atStart)
            {
                afterHyphen = true;
            }
            else
            {
                return -1;
            }
        }

        return atStart || afterHyphen || dots < 2 ? -1 : star;
    }

    private static bool WildcardMatches(ReadOnlySpan<char> prefix, ReadOnlySpan<char> suffix, ReadOnlySpan<char> host)
    {
        if (host.Length < prefix.Length + suffix.Length || !host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || !host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            return false;
        ReadOnlySpan<char> part = host[prefix.Length..^suffix.Length];
        bool isWholeLabel = prefix.IsEmpty && suffix is ['.', ..];
        if (isWholeLabel ? part.IsEmpty : host[prefix.Length..].StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
            return false;
        if (part is ['*'])
            return true;
        foreach (char c in part)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
        }

        return true;
    }
}
