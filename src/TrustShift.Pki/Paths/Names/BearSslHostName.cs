using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Names;

/// <summary>BearSSL src/x509/x509_minimal.t0 process-SAN, read-DN-EE, match-server-name.</summary>
internal static class BearSslHostName
{
    /// <summary>
    /// Whether the certificate is valid for the DNS name: by a DNS name where the extension is there at all, else by any common name. Cases:
    /// L_san_empty M|R, L_nosantwo M|R.
    /// </summary>
    public static bool Matches(CertificateFacts certificate, string host) =>
        certificate.AlternativeNames is null && certificate.DnsNames.IsEmpty
            ? certificate.Subject.CommonNames.Any(name => IsSame(name, host))
            : certificate.DnsNames.Any(name => IsSame(name, host));

    /// <summary>An asterisk is the whole first label, at any level. Case: L_wc2 M|R@lab.test.</summary>
    private static bool IsSame(string name, string host) =>
        name.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (name is ['*', '.', .. var rest] && host.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 && rest.Equals(host[(dot + 1)..], StringComparison.OrdinalIgnoreCase));
}
