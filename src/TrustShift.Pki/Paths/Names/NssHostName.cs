using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Names;

/// <summary>NSS lib/certdb/certdb.c CERT_VerifyCertName, cert_TestHostName.</summary>
internal static class NssHostName
{
    /// <summary>
    /// Whether the certificate is valid for the DNS name: by its DNS names, or by the last common name where it has none, whatever other
    /// alternative names it has.
    /// </summary>
    public static bool Matches(CertificateFacts certificate, string host) =>
        certificate.DnsNames.IsEmpty
            ? certificate.Subject.CommonNames.LastOrDefault() is { } last && IsSame(last, host)
            : certificate.DnsNames.Any(name => IsSame(name, host));

    /// <summary>A wildcard is the last character of the first of at least three components, and may follow others.</summary>
    private static bool IsSame(string name, string host)
    {
        int star = name.IndexOf('*', StringComparison.Ordinal), first = name.IndexOf('.', StringComparison.Ordinal), dot = host.IndexOf('.', StringComparison.Ordinal);
        int second = first < 0 ? -1 : name.IndexOf('.', first + 1);
        if (star >= 0 && second > first + 1 && second < name.Length - 1 && dot >= 0 && first == star + 1 && name.LastIndexOf('*') == star
            && host.StartsWith(name[..star], StringComparison.OrdinalIgnoreCase)
            && host.AsSpan(dot).Equals(name.AsSpan(first), StringComparison.OrdinalIgnoreCase)
            && (star == 0 || !host.StartsWith("xn--", StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        return name.Equals(host, StringComparison.OrdinalIgnoreCase);
    }
}
