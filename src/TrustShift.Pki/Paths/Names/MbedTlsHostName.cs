using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Names;

/// <summary>mbedTLS library/x509_crt.c x509_crt_verify_name.</summary>
internal static class MbedTlsHostName
{
    /// <summary>
    /// Whether the certificate is valid for the DNS name: by a DNS name where the extension is there at all, else by any common name. Cases:
    /// L_san_empty M|R, L_nosantwo M|R.
    /// </summary>
    public static bool Matches(CertificateFacts certificate, string host) =>
        certificate.AlternativeNames is null && certificate.DnsNames.IsEmpty
            ? certificate.Subject.CommonNames.Any(name => IsSame(name, host))
            : certificate.DnsNames.Any(name => IsSame(name, host));

    /// <summary>x509_check_wildcard: an asterisk is the whole first label, at any level. Case: L_wc2 M|R@lab.test.</summary>
    private static bool IsSame(string name, string host)
    {
        if (name.Equals(host, StringComparison.OrdinalIgnoreCase))
            return true;
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        return name is ['*', '.', _, ..] && dot > 0 && host.AsSpan(dot).Equals(name.AsSpan(1), StringComparison.OrdinalIgnoreCase);
    }
}
