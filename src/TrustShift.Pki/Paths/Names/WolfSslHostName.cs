using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Names;

/// <summary>wolfSSL src/internal.c CheckForAltNames, CheckHostName, MatchDomainName.</summary>
internal static class WolfSslHostName
{
    /// <summary>Microsoft's user principal name: the one other name that takes the place of a DNS name.</summary>
    public const string PrincipalName = "1.3.6.1.4.1.311.20.2.3";

    /// <summary>Whether the certificate is valid for the DNS name.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="host">The name asked for.</param>
    /// <param name="options">The version's.</param>
    public static bool Matches(CertificateFacts certificate, string host, WolfSslOptions options)
    {
        // Since 5.9 a trailing dot does not count, and wildcards and A-labels do not mix. Cases: L_san_dot M|R, L_w11 M|R@xn--ab.lab.test.
        bool isStrict = options.Names == WolfSslNameRules.EachForm;
        if (certificate.DnsNames.Any(name => IsSame(name, host, isStrict)))
            return true;
        bool rulesOut = !certificate.DnsNames.IsEmpty
            || (certificate.AlternativeNames is { } names && names.Any(name => name.Kind is GeneralNameKind.Uri or GeneralNameKind.IpAddress
                || (name.Kind == GeneralNameKind.RegisteredId && options.NeedsAuthorityToSign) || name.OtherOid is PrincipalName));
        return !rulesOut && certificate.Subject.CommonNames.LastOrDefault() is { } last && IsSame(last, host, isStrict);
    }

    private static bool IsSame(string name, string host, bool isStrict)
    {
        ReadOnlySpan<char> pattern = name, text = host;
        if (isStrict)
        {
            pattern = Undotted(pattern);
            text = Undotted(text);
            if (pattern.Contains('*') && (text.ToString().Split('.').Any(IsALabel) || pattern.ToString().Split('.').Any(static label => IsALabel(label) && label.Contains('*', StringComparison.Ordinal))))
                return false;
        }

        return !pattern.IsEmpty && IsSame(pattern, text);
    }

    /// <summary>An asterisk stands for anything up to the first of the character that follows it, anywhere, but for no dot.</summary>
    private static bool IsSame(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] != '*')
            {
                if (text.IsEmpty || char.ToLowerInvariant(pattern[0]) != char.ToLowerInvariant(text[0]))
                    return false;
                pattern = pattern[1..];
                text = text[1..];
                continue;
            }

            pattern = pattern.TrimStart('*');
            while (!text.IsEmpty)
            {
                char next = char.ToLowerInvariant(text[0]);
                text = text[1..];
                if (!pattern.IsEmpty && next == char.ToLowerInvariant(pattern[0]))
                {
                    pattern = pattern[1..];
                    break;
                }

                if (text.IsEmpty)
                    break;
                if (next == '.')
                    return false;
            }
        }

        return text.IsEmpty;
    }

    private static bool IsALabel(string label) => label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Undotted(ReadOnlySpan<char> name) => name.EndsWith('.') ? name[..^1] : name;
}
