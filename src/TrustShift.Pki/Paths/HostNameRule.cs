using System.Net;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>
/// RFC 6125 6.4 as RFC 9525 tightened it: DNS names of the subject alternative name only, a wildcard is the whole leftmost label and
/// stands for exactly one label. What only some clients accept (the common name, <c>s*.example.com</c>, <c>*.com</c>) does not match.
/// </summary>
internal static class HostNameRule
{
    /// <summary>The finding where the certificate is not valid, or not decidably valid, for the name; null when it is.</summary>
    public static PathFinding? Check(CertificateFacts endEntity, string hostName)
    {
        string host = hostName.EndsWith('.') ? hostName[..^1] : hostName;
        if (IPAddress.TryParse(host.Trim('[', ']'), out _))
        {
            return new PathFinding(
                PathFindingIds.HostName, 0,
                $"whether the certificate is valid for the address {host} is not decided here", Fatal: false)
            {
                Undecided = true,
            };
        }

        if (endEntity.DnsNames.Any(name => Matches(name, host)))
            return null;
        string names = endEntity.DnsNames.IsEmpty
            ? "it has no DNS name, only a common name"
            : $"it is for {string.Join(", ", endEntity.DnsNames.Take(4).Select(DistinguishedNameText.Printable))}{(endEntity.DnsNames.Length > 4 ? ", ..." : "")}";
        return new PathFinding(
            PathFindingIds.HostName, 0,
            $"the certificate of '{endEntity.Subject.CommonName}' is not valid for {DistinguishedNameText.Printable(host)}: {names}");
    }

    /// <summary>Whether a name of a certificate, perhaps a wildcard, stands for the host.</summary>
    public static bool Matches(string name, string host)
    {
        if (!name.StartsWith("*.", StringComparison.Ordinal))
            return !name.Contains('*', StringComparison.Ordinal) && name.Equals(host, StringComparison.OrdinalIgnoreCase);
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> rest = name.AsSpan(1);
        return dot > 0 && rest[1..].Contains('.') && !rest.Contains('*') && host.AsSpan(dot).Equals(rest, StringComparison.OrdinalIgnoreCase);
    }
}
