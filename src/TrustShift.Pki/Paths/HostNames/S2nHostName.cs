namespace TrustShift.Pki.Paths.HostNames;

/// <summary>s2n-tls (tls/s2n_connection.c s2n_default_verify_host).</summary>
internal static class S2nHostName
{
    /// <summary>Whether the certificate's name stands for the host: itself, or one label under its <c>*.</c>.</summary>
    public static bool Matches(string pattern, string host)
    {
        if (pattern.Equals(host, StringComparison.OrdinalIgnoreCase))
            return true;
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        return pattern.Length > 2 && pattern.StartsWith("*.", StringComparison.Ordinal) && dot >= 0
            && host.AsSpan(dot).Equals(pattern.AsSpan(1), StringComparison.OrdinalIgnoreCase);
    }
}
