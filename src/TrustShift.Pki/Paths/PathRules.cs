using System.Globalization;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>The rules for a whole path (RFC 5280 6.1) that a profile turns on and off.</summary>
internal sealed class PathRules(PathRequest request, ClientProfile profile)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>What is wrong with the path.</summary>
    /// <param name="path">End entity first.</param>
    /// <param name="anchor">The anchor whose certificate is the last of the path; null for a path that reached none.</param>
    public IEnumerable<PathFinding> Check(IReadOnlyList<CertificateFacts> path, TrustAnchor? anchor)
    {
        if (anchor is not null)
        {
            foreach (PathFinding finding in CheckAnchor(path, anchor))
                yield return finding;
        }

        for (int i = 0; i < path.Count; i++)
        {
            bool isAnchor = anchor is not null && i == path.Count - 1;
            foreach (PathFinding finding in CheckCertificate(path, i, isAnchor))
                yield return finding;
        }

        if (request.HostName is { } hostName && HostNameRule.Check(path[0], hostName) is { } mismatch)
            yield return mismatch;
    }

    private static IEnumerable<PathFinding> CheckAnchor(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor)
    {
        int last = path.Count - 1;
        string name = anchor.Certificate.Subject.CommonName;
        if (anchor.Usage == AnchorUsage.Rejected)
            yield return new PathFinding(PathFindingIds.AnchorRejected, last, $"the store explicitly distrusts '{name}'");
        else if (!anchor.AllowsTlsServer)
            yield return new PathFinding(
                PathFindingIds.AnchorOtherPurpose, last,
                $"the store trusts '{name}' for other purposes, not for TLS servers");
        if (anchor.DistrustAfter is { } day && path[0].NotBefore > day)
        {
            yield return new PathFinding(
                PathFindingIds.DistrustedAfter, last,
                $"the store refuses certificates below '{name}' that were issued after {Time(day)}, and this one was issued on {Time(path[0].NotBefore)}");
        }
    }

    private IEnumerable<PathFinding> CheckCertificate(IReadOnlyList<CertificateFacts> path, int index, bool isAnchor)
    {
        CertificateFacts certificate = path[index];
        string name = isAnchor ? $"the trust anchor '{certificate.Subject.CommonName}'" : $"'{certificate.Subject.CommonName}'";
        if (!isAnchor || profile.ChecksAnchorValidity)
        {
            if (request.At > certificate.NotAfter)
                yield return new PathFinding(PathFindingIds.Expired, index, $"{name} expired on {Time(certificate.NotAfter)}");
            if (request.At < certificate.NotBefore)
                yield return new PathFinding(PathFindingIds.NotYetValid, index, $"{name} is not valid before {Time(certificate.NotBefore)}");
        }

        // The JDK and BoringSSL hold the end entity's key usage against the cipher suite; one that allows neither way fails there.
        const KeyUsages forTls = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment;
        if (index == 0 && certificate.KeyUsage is { } usage && (usage.Usages & forTls) == KeyUsages.None)
            yield return Undecided(
                PathFindingIds.KeyUsage, index,
                $"the key usage of {name} allows neither signing nor key encipherment, which some clients refuse");

        if (index > 0)
        {
            foreach (PathFinding finding in CheckAuthority(path, index, isAnchor, name))
                yield return finding;
        }

        if (certificate.ExtendedKeyUsage is { } purposes && !purposes.Contains(ServerAuthentication, StringComparer.Ordinal))
            yield return new PathFinding(PathFindingIds.ExtendedKeyUsage, index, $"{name} is not meant for TLS servers (extended key usage)");
        foreach (string oid in certificate.UnknownCriticalExtensions)
        {
            yield return string.Equals(oid, CertificateExtensions.PolicyConstraintsOid, StringComparison.Ordinal)
                ? Undecided(
                    PathFindingIds.CriticalExtension, index,
                    $"{name} requires explicit certificate policies, which are not evaluated here")
                : new PathFinding(
                    PathFindingIds.CriticalExtension, index,
                    $"{name} has the critical extension {oid}, which clients do not understand");
        }

        foreach (PathFinding finding in CheckStrength(certificate, index, isAnchor, name))
            yield return finding;
    }

    private IEnumerable<PathFinding> CheckStrength(CertificateFacts certificate, int index, bool isAnchor, string name)
    {
        // Nobody looks at an anchor's own signature (RFC 5280 6.1 d; measured: every client).
        if (!isAnchor && SignatureAlgorithms.IsWeak(certificate.SignatureAlgorithm))
        {
            yield return new PathFinding(
                PathFindingIds.WeakSignature, index,
                $"{name} carries a weak signature ({certificate.SignatureAlgorithm})", Fatal: profile.RejectsWeakSignatures);
        }

        // OpenSSL's security level 2 (Debian's default) refuses RSA keys below 2048 bits, the anchor's included; others accept them.
        if (profile.RejectsWeakSignatures && certificate.Key is { Algorithm: "RSA" or "DSA", Bits: > 0 and < 2048 } key)
            yield return Undecided(PathFindingIds.WeakKey, index, $"{name} has a key of {key.Bits} bits, which only some clients accept");

        // OpenSSL 3 refuses them (X509_V_ERR_EC_KEY_EXPLICIT_PARAMS), as RFC 5480 2.1.1 does.
        if (certificate.Key is { Algorithm: "EC", Bits: 0, Curve: null })
            yield return Undecided(
                PathFindingIds.WeakKey, index,
                $"{name} has an EC key with explicit parameters, which only some clients accept");
    }

    private static IEnumerable<PathFinding> CheckAuthority(IReadOnlyList<CertificateFacts> path, int index, bool isAnchor, string name)
    {
        CertificateFacts authority = path[index];
        // A root of version 1 has nowhere to say that it is an authority; every client measured accepts it.
        bool excused = isAnchor && authority is { Version: < 3, IsSelfIssued: true };
        if (authority.BasicConstraints is not { IsAuthority: true } && !(excused && authority.BasicConstraints is null))
            yield return new PathFinding(PathFindingIds.NotAnAuthority, index, $"{name} may not issue certificates (basic constraints)");
        if (authority.KeyUsage is { AllowsCertificateSigning: false })
            yield return new PathFinding(PathFindingIds.KeyUsage, index, $"the key of {name} may not sign certificates (key usage)");

        // RFC 5280 6.1.4 (l): self-issued certificates do not count.
        int authorities = path.Take(index).Skip(1).Count(static certificate => !certificate.IsSelfIssued);
        if (authority.BasicConstraints?.PathLength is { } allowed && authorities > allowed)
            yield return new PathFinding(
                PathFindingIds.PathLength, index,
                $"{name} allows {allowed} authorities below it, and there are {authorities}");

        if (authority.NameConstraints is { } constraints)
        {
            // RFC 5280 6.1.3 (b): everything below, except self-issued authorities.
            foreach (CertificateFacts below in path.Take(index).Where((certificate, i) => i == 0 || !certificate.IsSelfIssued))
            {
                foreach (PathFinding finding in CheckConstraints(constraints, below, ReferenceEquals(below, path[0]), index, name))
                    yield return finding;
            }
        }
    }

    private static IEnumerable<PathFinding> CheckConstraints(NameConstraints constraints, CertificateFacts below, bool isEndEntity, int index, string name)
    {
        if (below.DnsNames.FirstOrDefault(dns => !constraints.Allows(dns)) is { } outside)
        {
            yield return new PathFinding(
                PathFindingIds.NameConstraints, index,
                $"the name constraints of {name} do not allow {DistinguishedNameText.Printable(outside)}");
        }

        if (isEndEntity && below.DnsNames.IsEmpty && !(constraints.PermittedDns.IsEmpty && constraints.ExcludedDns.IsEmpty))
            yield return Undecided(PathFindingIds.NameConstraints, index, $"{name} constrains DNS names, and the end entity's are not known");
        // JDK 8 reads a leading dot as part of the name.
        if (constraints.PermittedDns.Any(static tree => tree.StartsWith('.')))
            yield return Undecided(
                PathFindingIds.NameConstraints, index,
                $"{name} permits names with a leading dot, which clients read differently");
        if (constraints.HasDirectoryNames || (constraints.HasOtherForms && below.HasOtherAlternativeNames))
            yield return Undecided(PathFindingIds.NameConstraints, index, $"{name} constrains names of forms that are not evaluated here");
    }

    private static PathFinding Undecided(string id, int index, string text) => new(id, index, text, Fatal: false) { Undecided = true };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
