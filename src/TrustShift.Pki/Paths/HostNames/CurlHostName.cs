namespace TrustShift.Pki.Paths.HostNames;

/// <summary>curl (lib/vtls/hostcheck.c Curl_cert_hostcheck).</summary>
internal static class CurlHostName
{
    /// <summary>Whether the certificate's name stands for the host: itself, or one label under a <c>*.</c> with a dot behind it.</summary>
    public static bool Matches(string pattern, string host)
    {
        string name = pattern;
        if (!name.StartsWith("*.", StringComparison.Ordinal) || name.LastIndexOf('.') == 1)
            return name.Equals(host, StringComparison.OrdinalIgnoreCase);
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && host.AsSpan(dot).Equals(name.AsSpan(1), StringComparison.OrdinalIgnoreCase);
    }
}
