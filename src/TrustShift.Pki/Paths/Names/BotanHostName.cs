using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Walks;

namespace TrustShift.Pki.Paths.Names;

/// <summary>Botan src/lib/x509/x509cert.cpp matches_dns_name, src/lib/utils/parsing.cpp host_wildcard_match.</summary>
internal static class BotanHostName
{
    private const int MaxName = 255;
    private const int MaxLabel = 63;

    /// <summary>
    /// Whether the certificate is valid for the DNS name. What rules any common name out: in 2.17 a DNS name, in 2.19 another name that is
    /// understood, since 3 the extension. Cases: L_san_ip M|R, L_san_oth M|R, L_san_empty M|R, L_nosantwo M|R.
    /// </summary>
    public static bool Matches(CertificateFacts certificate, string host, BotanRules rules)
    {
        IReadOnlyList<GeneralName> names = BotanReading.NamesOf(certificate, rules);
        bool rulesOut = rules switch
        {
            BotanRules.Version217 => names.Any(static name => name is { Kind: GeneralNameKind.Dns, Content.IsEmpty: false }),
            BotanRules.Version219 => BotanNameConstraints.HasItems(names),
            _ => certificate.AlternativeNames is not null || !certificate.DnsNames.IsEmpty,
        };
        return rulesOut
            ? names.Any(name => name.Kind == GeneralNameKind.Dns && IsSame(name.Text, host))
            : certificate.Subject.CommonNames.Any(name => IsSame(name, host));
    }

    /// <summary>
    /// DNSName::from_san_string of 3.13: a wildcard in the first of at least three labels, and in no A-label. Cases: L_san_star M|R, L_san_part M|R.
    /// </summary>
    public static bool IsWellFormedPattern(string name)
    {
        int star = name.IndexOf('*', StringComparison.Ordinal), dot = name.IndexOf('.', StringComparison.Ordinal);
        return IsWellFormed(name, allowsWildcard: true)
            && name.Split('.').All(static label => label[0] != '-' && label[^1] != '-')
            && (star < 0 || (name.LastIndexOf('*') == star && dot > star && name.LastIndexOf('.') > dot && !name.StartsWith("xn--", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>check_and_canonicalize_dns_name, and of 3.13 the length of labels.</summary>
    public static bool IsWellFormed(string name, bool allowsWildcard)
    {
        if (name.Length is 0 or > MaxName || name[0] == '.' || name[^1] == '.' || name.Contains("..", StringComparison.Ordinal))
            return false;
        return name.Split('.').All(static label => label.Length <= MaxLabel)
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' || (character == '*' && allowsWildcard));
    }

    /// <summary>One asterisk, anywhere in the first of at least three labels, that stands for no dot. Cases: L_san_star M|R, L_san_starlocal M|R.</summary>
    private static bool IsSame(string name, string host)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal) || host.Contains('*', StringComparison.Ordinal) || host.EndsWith('.') || host.Contains("..", StringComparison.Ordinal))
            return false;
        if (name.Equals(host, StringComparison.OrdinalIgnoreCase))
            return true;
        int star = name.IndexOf('*', StringComparison.Ordinal), dot = name.IndexOf('.', StringComparison.Ordinal);
        if (star < 0 || name.LastIndexOf('*') != star || name.Length > host.Length + 1 || dot < star || name.LastIndexOf('.') == dot)
            return false;
        int length = host.Length - name.Length + 1;
        return host.StartsWith(name[..star], StringComparison.OrdinalIgnoreCase)
            && host.EndsWith(name[(star + 1)..], StringComparison.OrdinalIgnoreCase)
            && !host.AsSpan(star, length).Contains('.');
    }
}
