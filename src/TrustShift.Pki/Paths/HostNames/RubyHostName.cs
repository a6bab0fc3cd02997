namespace TrustShift.Pki.Paths.HostNames;

/// <summary>Ruby's OpenSSL::SSL.verify_certificate_identity (ext/openssl/lib/openssl/ssl.rb verify_hostname, verify_wildcard).</summary>
internal static class RubyHostName
{
    /// <summary>Whether the certificate's name stands for the host.</summary>
    public static bool Matches(string pattern, string host)
    {
        if (!System.Text.Ascii.IsValid(pattern) || !System.Text.Ascii.IsValid(host))
            return false;
        string[] labels = Split(pattern), own = Split(host);
        if (labels.Length < 2)
            return string.Equals(pattern, host, StringComparison.Ordinal);
        return labels.Length == own.Length && labels.AsSpan(1).SequenceEqual(own.AsSpan(1)) && LabelMatches(labels[0], own[0]);
    }

    private static bool LabelMatches(string pattern, string label)
    {
        string[] parts = pattern.Split('*');
        if (parts.Length == 1)
            return string.Equals(pattern, label, StringComparison.Ordinal);
        if (parts.Length > 2 || (label.StartsWith("xn--", StringComparison.Ordinal) && pattern.Length > 1))
            return false;
        return parts[0].Length + parts[1].Length < label.Length && label.StartsWith(parts[0], StringComparison.Ordinal) && label.EndsWith(parts[1], StringComparison.Ordinal);
    }

    /// <summary>String#split drops empty labels at the end.</summary>
    private static string[] Split(string name) => name.TrimEnd('.').ToLowerInvariant().Split('.');
}
