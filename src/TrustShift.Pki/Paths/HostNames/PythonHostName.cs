namespace TrustShift.Pki.Paths.HostNames;

/// <summary>Python's ssl.match_hostname (Lib/ssl.py _dnsname_match), and urllib3's copy (util/ssl_match_hostname.py).</summary>
internal static class PythonHostName
{
    /// <summary>Whether the certificate's name stands for the host.</summary>
    /// <param name="pattern">A DNS name or common name of the certificate.</param>
    /// <param name="host">The name asked for.</param>
    /// <param name="partialWildcards">Whether a wildcard may be a part of the leftmost label.</param>
    public static bool Matches(string pattern, string host, bool partialWildcards)
    {
        int stars = pattern.Count(static c => c == '*');
        if (stars == 0)
            return pattern.Equals(host, StringComparison.OrdinalIgnoreCase);
        int end = pattern.IndexOf('.', StringComparison.Ordinal), dot = host.IndexOf('.', StringComparison.Ordinal);
        string leftmost = end < 0 ? pattern : pattern[..end], label = dot < 0 ? host : host[..dot];
        // A second star is an error that ends the comparison with the certificate; one in another label is no wildcard.
        if (stars > 1 || !leftmost.Contains('*', StringComparison.Ordinal) || (end < 0) != (dot < 0))
            return false;
        if (end >= 0 && !pattern.AsSpan(end).Equals(host.AsSpan(dot), StringComparison.OrdinalIgnoreCase))
            return false;
        if (string.Equals(leftmost, "*", StringComparison.Ordinal))
            return label.Length > 0 && (partialWildcards || end >= 0);
        if (!partialWildcards || leftmost.StartsWith("xn--", StringComparison.Ordinal) || host.StartsWith("xn--", StringComparison.Ordinal))
            return false;
        string[] parts = leftmost.Split('*');
        return parts[0].Length + parts[1].Length <= label.Length
            && label.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase) && label.EndsWith(parts[1], StringComparison.OrdinalIgnoreCase);
    }
}
