namespace TrustShift.Pki.Paths.HostNames;

/// <summary>Perl's IO::Socket::SSL with its scheme for HTTP (lib/IO/Socket/SSL.pm verify_hostname_of_cert): one wildcard anywhere in the first label.</summary>
internal static class PerlHostName
{
    /// <summary>Whether the certificate's name stands for the host. Public suffixes, which no wildcard may stand right below, are not known here but for one label.</summary>
    public static bool Matches(string pattern, string host)
    {
        string name = pattern.Trim().TrimEnd('.');
        int star = name.IndexOf('*', StringComparison.Ordinal);
        if (star < 0 || star == name.Length - 1 || !name.AsSpan(0, star).ToString().All(IsWord))
            return name.Equals(host, StringComparison.OrdinalIgnoreCase);
        if (star > 0 && host.StartsWith("xn--", StringComparison.Ordinal))
            return false;
        string prefix = name[..star], suffix = name[(star + 1)..];
        return host.Length > prefix.Length + suffix.Length
            && host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            && host[prefix.Length..^suffix.Length].All(IsWord)
            && host.AsSpan().Count('.') > 1;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
