using System.Net;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.HostNames;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths;

/// <summary>
/// RFC 6125 6.4 as RFC 9525 tightened it: DNS names of the subject alternative name only, a wildcard is the whole leftmost label and
/// stands for exactly one label. What only some clients accept (the common name, <c>s*.example.com</c>, <c>*.com</c>) does not match.
/// </summary>
internal static class HostNameRule
{
    /// <summary>The finding where the certificate is not valid, or not decidably valid, for the name; null when it is.</summary>
    /// <param name="endEntity">The certificate.</param>
    /// <param name="hostName">The name asked for.</param>
    /// <param name="rules">What the client matches beyond that; null for nothing.</param>
    public static PathFinding? Check(CertificateFacts endEntity, string hostName, ChainRules? rules = null)
    {
        string host = hostName.EndsWith('.') ? hostName[..^1] : hostName;
        if (rules is { MatchesAddresses: true } && NameSyntax.AddressOf(host) is { } address)
        {
            return endEntity.AlternativeNames is { } all && all.Any(name => name.Kind == GeneralNameKind.IpAddress && name.Content.Span.SequenceEqual(address))
                ? null
                : new PathFinding(PathFindingIds.HostName, 0, $"the certificate of '{endEntity.Subject.CommonName}' is not valid for the address {host}");
        }

        if (AddressFinding(host) is { } undecided)
            return undecided;

        if (rules is not null && rules.HostNames != HostNameForm.Common)
            return HostNamePattern.Matches(endEntity, hostName, rules) ? null : Mismatch(endEntity, host);
        if (rules is { NeedsPlainHostName: true } && !host.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
            return new PathFinding(PathFindingIds.HostName, 0, $"{DistinguishedNameText.Printable(host)} is no host name for this client, so that no certificate is valid for it");
        PathFinding? open = rules is { ConvertsHostNames: true } && HasEncodedLabel(host)
            ? new PathFinding(PathFindingIds.HostName, 0, $"whether the client finds {DistinguishedNameText.Printable(host)} in the certificate depends on IDNA, which is not applied here", Fatal: false) { Undecided = true }
            : null;
        if (rules is { AllowsWildcardsInAnyLabel: true } && endEntity.DnsNames.Any(name => MatchesByLabel(name, host)))
            return open;
        if (rules is { PassesOverFinalDots: true } && endEntity.DnsNames.Any(name => name.EndsWith('.') && (Matches(name.TrimEnd('.'), host) || MatchesPartly(name.TrimEnd('.'), host)) && (!rules.KeepsCaseInHostNames || IsSameCase(name.TrimEnd('.'), host))))
            return open;
        if (endEntity.DnsNames.Any(name => Matches(name, host, rules is { AllowsTopLevelWildcards: true }) || (rules is { AllowsPartialWildcards: true } && MatchesPartly(name, host)))
            && (rules is not { KeepsCaseInHostNames: true } || endEntity.DnsNames.Any(name => IsSameCase(name, host))))
        {
            return open;
        }

        if (rules is not null && rules.CommonName != CommonNameRule.Never
            && (rules.CommonName == CommonNameRule.Always || (endEntity.DnsNames.IsEmpty && (!endEntity.HasOtherAlternativeNames || rules.CommonName == CommonNameRule.BesideOtherNames)))
            && endEntity.Subject.Text.Contains("CN=", StringComparison.Ordinal) && Matches(endEntity.Subject.CommonName, host))
        {
            return open;
        }

        return Mismatch(endEntity, host);
    }

    private static bool HasEncodedLabel(string host) => host.Split('.').Any(static label => label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase));

    private static PathFinding Mismatch(CertificateFacts endEntity, string host)
    {
        string names = endEntity.DnsNames.IsEmpty
            ? "it has no DNS name, only a common name"
            : $"it is for {string.Join(", ", endEntity.DnsNames.Take(4).Select(DistinguishedNameText.Printable))}{(endEntity.DnsNames.Length > 4 ? ", ..." : "")}";
        return new PathFinding(
            PathFindingIds.HostName, 0,
            $"the certificate of '{endEntity.Subject.CommonName}' is not valid for {DistinguishedNameText.Printable(host)}: {names}");
    }

    /// <summary>That an address is not decided; null where the host is named.</summary>
    public static PathFinding? AddressFinding(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out _)
            ? new PathFinding(PathFindingIds.HostName, 0, $"whether the certificate is valid for the address {host} is not decided here", Fatal: false) { Undecided = true }
            : null;

    /// <summary>Whether the name, or what follows its star, is the host's end in the same case.</summary>
    private static bool IsSameCase(string name, string host) => host.EndsWith(name[(name.IndexOf('*', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);

    /// <summary>sun.security.util.HostnameChecker.matchAllWildcards, before JDK 21: wildcards in any label, but a dot follows the last.</summary>
    private static bool MatchesByLabel(string name, string host)
    {
        string[] labels = name.Split('.'), own = host.Split('.');
        return labels.Length == own.Length && !labels[^1].Contains('*', StringComparison.Ordinal)
            && labels.Zip(own).All(static pair => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pair.First, pair.Second, ignoreCase: true));
    }

    /// <summary>RFC 6125 6.4.3 (3): a wildcard within the leftmost label.</summary>
    private static bool MatchesPartly(string name, string host)
    {
        int star = name.IndexOf('*', StringComparison.Ordinal), end = name.IndexOf('.', StringComparison.Ordinal), dot = host.IndexOf('.', StringComparison.Ordinal);
        if (star < 0 || end < star || dot < end - 1 || name.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
            return false;
        ReadOnlySpan<char> label = host.AsSpan(0, dot);
        return name.AsSpan(end).Equals(host.AsSpan(dot), StringComparison.OrdinalIgnoreCase)
            && label.StartsWith(name.AsSpan(0, star), StringComparison.OrdinalIgnoreCase)
            && label.EndsWith(name.AsSpan(star + 1, end - star - 1), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a name of a certificate, perhaps a wildcard, stands for the host.</summary>
    public static bool Matches(string name, string host, bool allowsTopLevel = false)
    {
        if (!name.StartsWith("*.", StringComparison.Ordinal))
            return !name.Contains('*', StringComparison.Ordinal) && name.Equals(host, StringComparison.OrdinalIgnoreCase);
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> rest = name.AsSpan(1);
        return dot > 0 && (allowsTopLevel || rest[1..].Contains('.')) && !rest.Contains('*') && host.AsSpan(dot).Equals(rest, StringComparison.OrdinalIgnoreCase);
    }
}
