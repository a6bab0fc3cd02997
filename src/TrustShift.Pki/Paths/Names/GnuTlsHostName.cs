using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Names;

/// <summary>GnuTLS lib/x509/hostname-verify.c gnutls_x509_crt_check_hostname2, lib/str.c _gnutls_hostname_compare.</summary>
internal static class GnuTlsHostName
{
    // id-on-dnsSRV, RFC 4985.
    private const string SrvName = "1.3.6.1.5.5.7.8.7";

    /// <summary>Whether the certificate is valid for the DNS name.</summary>
    public static bool Matches(CertificateFacts certificate, string host, GnuTlsOptions options)
    {
        if (certificate.DnsNames.Any(name => IsSame(name, host)))
            return true;
        // The common name counts where the certificate could be a web server's, and only if there is just one (RFC 6125 1.8).
        return !RulesOutCommonName(certificate, options) && KeyPurposes.IsForServers(certificate, allowsAny: true)
            && certificate.Subject.CommonNames.ToList() is [var only] && IsSame(only, host);
    }

    private static bool RulesOutCommonName(CertificateFacts certificate, GnuTlsOptions options) =>
        !certificate.DnsNames.IsEmpty
        || (certificate.AlternativeNames is { } names && names.Any(name => name.Kind is GeneralNameKind.Dns or GeneralNameKind.IpAddress
            || (options.UrisRuleOutCommonName && (name.Kind == GeneralNameKind.Uri || (name.Kind == GeneralNameKind.Other && name.OtherOid is SrvName)))));

    /// <summary>
    /// A leading asterisk stands for any part of the first label, also before a rest of it (<c>*a.example.com</c>), if two dots follow.
    /// </summary>
    private static bool IsSame(string name, string host)
    {
        if (name.Any(static character => character is < ' ' or > '~'))
            return false;
        if (!name.StartsWith('*'))
            return name.Equals(host, StringComparison.OrdinalIgnoreCase);
        int last = name.LastIndexOf('.');
        if (last < 0 || name.IndexOf('.', StringComparison.Ordinal) == last || last == name.Length - 1)
            return false;
        ReadOnlySpan<char> rest = name.AsSpan(1);
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        for (int skipped = 0; skipped <= (dot < 0 ? host.Length : dot); skipped++)
        {
            if (host.AsSpan(skipped).Equals(rest, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
