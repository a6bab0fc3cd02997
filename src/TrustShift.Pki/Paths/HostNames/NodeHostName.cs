namespace TrustShift.Pki.Paths.HostNames;

/// <summary>Node.js's tls.checkServerIdentity (lib/tls.js check, splitHost).</summary>
internal static class NodeHostName
{
    /// <summary>Whether the certificate's name stands for the host.</summary>
    public static bool Matches(string pattern, string host)
    {
        string[] labels = Split(pattern), own = Split(host);
        if (pattern.Length == 0 || labels.Length != own.Length || labels.Contains("", StringComparer.Ordinal) || labels.Any(static label => label.Any(static c => c is < '\x21' or > '\x7f')))
            return false;
        for (int i = labels.Length - 1; i > 0; i--)
        {
            if (!string.Equals(labels[i], own[i], StringComparison.Ordinal))
                return false;
        }

        string[] parts = labels[0].Split('*');
        if (parts.Length == 1 || labels[0].Contains("xn--", StringComparison.Ordinal))
            return string.Equals(labels[0], own[0], StringComparison.Ordinal);
        return parts.Length == 2 && labels.Length > 2 && parts[0].Length + parts[1].Length <= own[0].Length
            && own[0].StartsWith(parts[0], StringComparison.Ordinal) && own[0].EndsWith(parts[1], StringComparison.Ordinal);
    }

    /// <summary>unfqdn, lower case, by labels.</summary>
    private static string[] Split(string name) => (name.EndsWith('.') ? name[..^1] : name).ToLowerInvariant().Split('.');
}
