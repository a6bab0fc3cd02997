namespace TrustShift.Pki.Paths.HostNames;

/// <summary>curl (lib/vtls/hostcheck.c Curl_cert_hostcheck).</summary>
internal static class CurlHostName
{
    /// <summary>Whether the certificate's name stands for the host: itself, or one label under a <c>*.</c> with a dot behind it.</summary>
    /// <param name="pattern">A name of the certificate.</param>
    /// <param name="host">The host, without a dot at its end.</param>
    /// <param name="passesOverFinalDots">Whether the certificate's name loses its dot at the end.</param>
    public static bool Matches(string pattern, string host, bool passesOverFinalDots)
    {
        string name = passesOverFinalDots && pattern.EndsWith('.') ? pattern[..^1] : pattern;
        if (!name.StartsWith("*.", StringComparison.Ordinal) || name.LastIndexOf('.') == 1)
            return name.Equals(host, StringComparison.OrdinalIgnoreCase);
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && host.AsSpan(dot).Equals(name.AsSpan(1), StringComparison.OrdinalIgnoreCase);
    }
}
