namespace TrustShift.Pki.Paths.HostNames;

/// <summary>PHP's ssl:// streams (ext/openssl/xp_ssl.c php_openssl_matches_wildcard_name).</summary>
internal static class PhpHostName
{
    /// <summary>Whether the certificate's name stands for the host.</summary>
    public static bool Matches(string pattern, string host)
    {
        // A dot at the end of a name of the certificate is taken away.
        pattern = pattern.EndsWith('.') ? pattern[..^1] : pattern;
        if (pattern.Equals(host, StringComparison.OrdinalIgnoreCase))
            return true;
        // The wildcard must stand in the leftmost label; what it stands for must hold no dot.
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0 || pattern.AsSpan(0, star).Contains('.'))
            return false;
        ReadOnlySpan<char> prefix = pattern.AsSpan(0, star), suffix = pattern.AsSpan(star + 1);
        return host.Length >= prefix.Length + suffix.Length
            && host.AsSpan(0, prefix.Length).Equals(prefix, StringComparison.OrdinalIgnoreCase)
            && host.AsSpan(host.Length - suffix.Length).Equals(suffix, StringComparison.OrdinalIgnoreCase)
            && !host.AsSpan(prefix.Length, host.Length - suffix.Length - prefix.Length).Contains('.');
    }
}
