using System.Globalization;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>Judges a whole path by a profile's <see cref="ChainRules"/>.</summary>
internal sealed class ChainCheck(
    PathRequest request, ChainRules rules, Func<CertificateFacts, CertificateFacts, SignatureResult> signature, bool ignoresDates)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AnyPurpose = "2.5.29.37.0";

    /// <summary>What is wrong with the path.</summary>
    /// <param name="path">End entity first; its last certificate is the anchor's.</param>
    /// <param name="anchor">The anchor.</param>
    /// <param name="servedCount">How many of the path's first certificates the server sent.</param>
    /// <param name="plainEndEntity">Whether an end entity that is its own anchor is judged as an end entity only.</param>
    public IEnumerable<PathFinding> Check(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity = false)
    {
        int last = path.Count - 1;
        foreach (PathFinding finding in CheckStanding(path, anchor))
            yield return finding;
        for (int i = 0; i < path.Count; i++)
        {
            Position position = i == last && !(plainEndEntity && i == 0) ? Position.Anchor : i == last ? Position.TrustedEndEntity : i == 0 ? Position.EndEntity : Position.Between;
            foreach (PathFinding finding in CheckCertificate(path, i, position, isUnchecked: rules.TrustsWhatTheStoreHas && i >= servedCount))
                yield return finding;
        }

        if (rules.MaxIntermediates is { } most && path.Count - 2 > most)
            yield return new PathFinding(PathFindingIds.PathLength, -1, $"the path has {path.Count - 2} authorities below the anchor, and this client takes {most}");
        if (rules.ChecksHostName && request.HostName is { } host && HostNameRule.Check(path[0], host, rules) is { } mismatch)
            yield return mismatch;
    }

    /// <summary>What the store itself says against the anchor.</summary>
    public static IEnumerable<PathFinding> CheckStanding(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor)
    {
        int last = path.Count - 1;
        string name = anchor.Certificate.Subject.CommonName;
        if (anchor.Usage == AnchorUsage.Rejected)
            yield return new PathFinding(PathFindingIds.AnchorRejected, last, $"the store explicitly distrusts '{name}'");
        else if (!anchor.AllowsTlsServer)
            yield return new PathFinding(PathFindingIds.AnchorOtherPurpose, last, $"the store trusts '{name}' for other purposes, not for TLS servers");
        if (anchor.DistrustAfter is { } day && path[0].NotBefore > day)
            yield return new PathFinding(PathFindingIds.DistrustedAfter, last, $"the store refuses certificates below '{name}' that were issued after {Time(day)}");
    }

    private IEnumerable<PathFinding> CheckCertificate(IReadOnlyList<CertificateFacts> path, int index, Position position, bool isUnchecked)
    {
        CertificateFacts certificate = path[index];
        bool isAnchor = position == Position.Anchor;
        string name = isAnchor ? $"the trust anchor '{certificate.Subject.CommonName}'" : $"'{certificate.Subject.CommonName}'";
        if (position == Position.TrustedEndEntity ? !ignoresDates : !isAnchor || rules.ChecksAnchorDates)
        {
            if (request.At > certificate.NotAfter)
                yield return new PathFinding(PathFindingIds.Expired, index, $"{name} expired on {Time(certificate.NotAfter)}");
            if (request.At < certificate.NotBefore)
                yield return new PathFinding(PathFindingIds.NotYetValid, index, $"{name} is not valid before {Time(certificate.NotBefore)}");
        }

        if (!isUnchecked)
        {
            foreach (PathFinding finding in CheckRole(path, index, position, name))
                yield return finding;
        }

        if (index > 0 && (!isAnchor || rules.ChecksAnchorNameConstraints) && certificate.NameConstraints is { } constraints)
        {
            foreach (PathFinding finding in CheckConstraints(path, index, constraints, name, isUnchecked))
                yield return finding;
        }

        foreach (PathFinding finding in CheckStrength(certificate, index, isAnchor, name))
            yield return finding;
        if (rules.IsX509Strict && path.Count > 1 && StrictRule.Check(certificate, index == path.Count - 1) is { } strict)
            yield return new PathFinding(PathFindingIds.StrictProfile, index, $"{name} {strict}");
    }

    private IEnumerable<PathFinding> CheckRole(IReadOnlyList<CertificateFacts> path, int index, Position position, string name)
    {
        CertificateFacts certificate = path[index];
        bool isAnchor = position == Position.Anchor;
        if (index == 0)
        {
            if (rules.EndEntityKeyUsage != KeyUsages.None && certificate.KeyUsage is { } usage && (usage.Usages & rules.EndEntityKeyUsage) == KeyUsages.None)
                yield return new PathFinding(PathFindingIds.KeyUsage, index, $"the key usage of {name} does not allow what TLS needs");
            if (rules.RefusesAuthorityAsEndEntity && certificate.BasicConstraints is { IsAuthority: true })
                yield return new PathFinding(PathFindingIds.NotAnAuthority, index, $"{name} is an authority, and this client refuses one as an end entity");
        }

        if (index > 0 || isAnchor)
        {
            if (!IsAuthority(certificate, isAnchor ? rules.AnchorAuthority : rules.Authority))
                yield return new PathFinding(PathFindingIds.NotAnAuthority, index, $"{name} may not issue certificates (basic constraints)");
            if ((isAnchor ? rules.ChecksAnchorKeyUsage : rules.ChecksAuthorityKeyUsage) && certificate.KeyUsage is { AllowsCertificateSigning: false })
                yield return new PathFinding(PathFindingIds.KeyUsage, index, $"the key of {name} may not sign certificates (key usage)");
            if (rules.NeedsAuthorityKeyUsage && !isAnchor && certificate.KeyUsage is null)
                yield return new PathFinding(PathFindingIds.KeyUsage, index, $"{name} has no key usage, which this client wants of an authority");
            // RFC 5280 6.1.4 (l): self-issued certificates do not count.
            int below = path.Take(index).Skip(1).Count(static authority => !authority.IsSelfIssued);
            if ((!isAnchor || rules.ChecksAnchorPathLength) && certificate.BasicConstraints?.PathLength is { } allowed && below > allowed)
                yield return new PathFinding(PathFindingIds.PathLength, index, $"{name} allows {allowed} authorities below it, and there are {below}");
        }

        PurposeRule purpose = index == 0 ? rules.EndEntityPurpose : isAnchor ? rules.AnchorPurpose : rules.AuthorityPurpose;
        if (!IsForServers(certificate, purpose))
            yield return new PathFinding(PathFindingIds.ExtendedKeyUsage, index, $"{name} is not meant for TLS servers (extended key usage)");
        if (isAnchor && index > 0 && !rules.ChecksAnchorCriticalExtensions)
            yield break;
        foreach (string oid in certificate.UnknownCriticalExtensions)
        {
            yield return string.Equals(oid, CertificateExtensions.PolicyConstraintsOid, StringComparison.Ordinal)
                ? Undecided(PathFindingIds.CriticalExtension, index, $"{name} requires explicit certificate policies, which are not evaluated here")
                : new PathFinding(PathFindingIds.CriticalExtension, index, $"{name} has the critical extension {oid}, which clients do not understand");
        }
    }

    private static bool IsAuthority(CertificateFacts certificate, AuthorityRule rule) => rule switch
    {
        AuthorityRule.Ignored => true,
        AuthorityRule.NotDeniedToRoot => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate.IsSelfIssued,
        AuthorityRule.NotDeniedToRootOrOld => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate.IsSelfIssued || certificate.Version < 3,
        AuthorityRule.NotDenied => certificate.BasicConstraints is not { IsAuthority: false },
        // OpenSSL crypto/x509/v3_purp.c check_ca: a root of version 1, or a key usage in place of the basic constraints.
        AuthorityRule.StatedOrKeyUsage => certificate.BasicConstraints is { } stated
            ? stated.IsAuthority
            : certificate.KeyUsage is { AllowsCertificateSigning: true } || certificate is { Version: 1, IsSelfIssued: true },
        AuthorityRule.StatedUnlessOldRoot => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate is { Version: < 3, IsSelfIssued: true },
        AuthorityRule.StatedUnlessOld => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate.Version < 3,
        _ => certificate.BasicConstraints is { IsAuthority: true },
    };

    private static bool IsForServers(CertificateFacts certificate, PurposeRule rule) =>
        rule == PurposeRule.Ignored || certificate.ExtendedKeyUsage is not { } purposes
        || purposes.Contains(ServerAuthentication, StringComparer.Ordinal)
        || (rule == PurposeRule.ServerOrAny && purposes.Contains(AnyPurpose, StringComparer.Ordinal));

    private IEnumerable<PathFinding> CheckConstraints(IReadOnlyList<CertificateFacts> path, int index, NameConstraints constraints, string name, bool isUnchecked)
    {
        if (!rules.KnowsNameConstraints)
        {
            if (constraints.Critical && !isUnchecked)
                yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} constrains names, which this client does not understand");
            yield break;
        }

        if (!rules.AllowsLeadingDotConstraints && constraints.PermittedDns.Any(static tree => tree.StartsWith('.')))
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} permits names with a leading dot, which match nothing for this client");
        // RFC 5280 6.1.3 (b): everything below, except self-issued authorities.
        for (int i = 0; i < index; i++)
        {
            CertificateFacts below = path[i];
            if (i > 0 && below.IsSelfIssued)
                continue;
            if (below.DnsNames.FirstOrDefault(dns => !constraints.Allows(dns)) is { } outside)
                yield return new PathFinding(PathFindingIds.NameConstraints, index, $"the name constraints of {name} do not allow {DistinguishedNameText.Printable(outside)}");
            if (i == 0 && below.DnsNames.IsEmpty && !(constraints.PermittedDns.IsEmpty && constraints.ExcludedDns.IsEmpty))
                yield return Undecided(PathFindingIds.NameConstraints, index, $"{name} constrains DNS names, and the end entity's are not known");
            if (constraints.HasDirectoryNames || (constraints.HasOtherForms && below.HasOtherAlternativeNames))
                yield return Undecided(PathFindingIds.NameConstraints, index, $"{name} constrains names of forms that are not evaluated here");
        }
    }

    private IEnumerable<PathFinding> CheckStrength(CertificateFacts certificate, int index, bool isAnchor, string name)
    {
        if (!isAnchor && SignatureAlgorithms.IsWeak(certificate.SignatureAlgorithm))
        {
            bool isSha1 = certificate.SignatureAlgorithm.Contains("sha1", StringComparison.OrdinalIgnoreCase);
            if (!isSha1 || rules.RejectsSha1)
                yield return new PathFinding(PathFindingIds.WeakSignature, index, $"{name} carries a weak signature ({certificate.SignatureAlgorithm})");
        }

        if (isAnchor && index > 0 && rules.ChecksAnchorSignature && certificate.IsSelfIssued
            && signature(certificate, certificate) is var result and not SignatureResult.Valid)
        {
            yield return result == SignatureResult.Invalid
                ? new PathFinding(PathFindingIds.SignatureInvalid, index, $"{name} did not sign itself, and this client looks")
                : Undecided(PathFindingIds.SignatureUndecided, index, $"whether {name} signed itself could not be verified here");
        }

        int bits = index > 0 ? rules.MinAuthorityRsaBits ?? rules.MinRsaBits : rules.MinRsaBits;
        if (certificate.Key is { Algorithm: "RSA" or "DSA", Bits: > 0 } key && key.Bits < bits && (!isAnchor || rules.ChecksAnchorKeySize))
            yield return new PathFinding(PathFindingIds.WeakKey, index, $"{name} has a key of {key.Bits} bits, and this client wants {bits}");
        if (certificate.Key is { Algorithm: "EC" } curve && (!rules.KnowsEllipticCurves || curve is { Bits: 0, Curve: null }))
        {
            yield return rules.KnowsEllipticCurves
                ? Undecided(PathFindingIds.WeakKey, index, $"{name} has an EC key with explicit parameters, which only some clients accept")
                : new PathFinding(PathFindingIds.WeakKey, index, $"{name} has an EC key, which this client cannot use");
        }
    }

    private static PathFinding Undecided(string id, int index, string text) => new(id, index, text, Fatal: false) { Undecided = true };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private enum Position
    {
        EndEntity,
        TrustedEndEntity,
        Between,
        Anchor,
    }
}
