using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths;

/// <summary>Judges a whole path by a profile's <see cref="ChainRules"/>.</summary>
internal sealed class ChainCheck(
    PathRequest request, ChainRules rules, Func<CertificateFacts, CertificateFacts, SignatureResult> signature, bool ignoresDates)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AnyPurpose = "2.5.29.37.0";
    private const string MicrosoftGatedCryptography = "1.3.6.1.4.1.311.10.3.3";
    private const string NetscapeGatedCryptography = "2.16.840.1.113730.4.1";
    private const int NetscapeServer = 0x40;
    private const int NetscapeAuthority = 0x04;

    private DateTimeOffset Now => rules.JudgesWholeSeconds ? request.At.AddTicks(-(request.At.Ticks % TimeSpan.TicksPerSecond)) : request.At;

    /// <summary>What is wrong with the path.</summary>
    /// <param name="path">End entity first; its last certificate is the anchor's.</param>
    /// <param name="anchor">The anchor.</param>
    /// <param name="servedCount">How many of the path's first certificates the server sent.</param>
    /// <param name="plainEndEntity">Whether an end entity that is its own anchor is judged as an end entity only.</param>
    public IEnumerable<PathFinding> Check(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity = false)
    {
        int last = path.Count - 1;
        foreach (PathFinding finding in CheckStanding(path, anchor).Concat(CheckPolicies(path, anchor)))
            yield return finding;
        for (int i = 0; i < path.Count; i++)
        {
            Position position = i == last && !(plainEndEntity && i == 0) ? Position.Anchor : i == last ? Position.TrustedEndEntity : i == 0 ? Position.EndEntity : Position.Between;
            foreach (PathFinding finding in CheckCertificate(path, i, position, isUnchecked: rules.TrustsWhatTheStoreHas && i >= servedCount))
                yield return finding;
        }

        if (rules.MaxIntermediates is { } most && path.Take(last).Skip(1).Count(one => rules.CountsSelfIssued || !one.IsSelfIssued) is var between && between > most)
            yield return new PathFinding(PathFindingIds.PathLength, -1, $"the path has {between} authorities below the anchor, and this client takes {most}");
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

    private IEnumerable<PathFinding> CheckPolicies(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor)
    {
        int last = path.Count - 1;
        string name = anchor.Certificate.Subject.CommonName;
        foreach (DistrustPolicy policy in rules.DistrustPolicies)
        {
            if (last > 0 && policy.Roots.Contains(anchor.Certificate.Sha256) && DateOnly.FromDateTime(path[0].NotBefore.UtcDateTime) > policy.LastDay)
            {
                yield return new PathFinding(
                    PathFindingIds.DistrustedAfter, last, string.Create(CultureInfo.InvariantCulture, $"this client's policy {policy.Name} refuses certificates below '{name}' that were issued after {policy.LastDay:yyyy-MM-dd}"));
            }
        }
    }

    private IEnumerable<PathFinding> CheckCertificate(IReadOnlyList<CertificateFacts> path, int index, Position position, bool isUnchecked)
    {
        CertificateFacts certificate = path[index];
        bool isAnchor = position == Position.Anchor;
        string name = isAnchor ? $"the trust anchor '{certificate.Subject.CommonName}'" : $"'{certificate.Subject.CommonName}'";
        if (position == Position.TrustedEndEntity ? !ignoresDates : !isAnchor || rules.ChecksAnchorDates)
        {
            if (Now > certificate.NotAfter)
                yield return new PathFinding(PathFindingIds.Expired, index, $"{name} expired on {Time(certificate.NotAfter)}");
            if (Now < certificate.NotBefore)
                yield return new PathFinding(PathFindingIds.NotYetValid, index, $"{name} is not valid before {Time(certificate.NotBefore)}");
        }

        if (!isUnchecked)
        {
            foreach (PathFinding finding in CheckRole(path, index, position, name))
                yield return finding;
        }

        if (index > 0 && (!isAnchor || rules.ChecksAnchorNameConstraints) && certificate.NameConstraints is { } constraints)
        {
            foreach (PathFinding finding in NameConstraintRule.Check(path, index, constraints, rules, name, isUnchecked))
                yield return finding;
        }

        foreach (PathFinding finding in CheckStrength(certificate, index, isAnchor, isAnchor || (rules.SparesLastSignature && index == path.Count - 1), name))
            yield return finding;
        foreach (PathFinding finding in CheckMaking(certificate, index, path.Count, name))
            yield return finding;
    }

    private IEnumerable<PathFinding> CheckRole(IReadOnlyList<CertificateFacts> path, int index, Position position, string name)
    {
        CertificateFacts certificate = path[index];
        bool isAnchor = position == Position.Anchor;
        if (index == 0)
        {
            if (rules.EndEntityKeyUsage != KeyUsages.None && certificate.KeyUsage is { } usage && (usage.Usages & rules.EndEntityKeyUsage) == KeyUsages.None)
                yield return new PathFinding(PathFindingIds.KeyUsage, index, $"the key usage of {name} does not allow what TLS needs");
            if (rules.ChecksNetscapeType && certificate.NetscapeCertificateType is { } type && (type & NetscapeServer) == 0)
                yield return new PathFinding(PathFindingIds.ExtendedKeyUsage, index, $"{name} is not meant for TLS servers (netscape-cert-type)");
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
            int below = path.Take(index).Skip(1).Count(authority => rules.CountsSelfIssuedInPathLength || !authority.IsSelfIssued);
            if ((!isAnchor || rules.ChecksAnchorPathLength) && (rules.ChecksSelfIssuedPathLength || !certificate.IsSelfIssued) && certificate.BasicConstraints?.PathLength is { } allowed && below > allowed)
                yield return new PathFinding(PathFindingIds.PathLength, index, $"{name} allows {allowed} authorities below it, and there are {below}");
        }

        PurposeRule purpose = index == 0 ? rules.EndEntityPurpose : isAnchor ? rules.AnchorPurpose : rules.AuthorityPurpose;
        if (!IsForServers(certificate, purpose))
            yield return new PathFinding(PathFindingIds.ExtendedKeyUsage, index, $"{name} is not meant for TLS servers (extended key usage)");
        // A trusted certificate is read like any other.
        if (rules.NeedsCriticalNamesWithoutSubject && certificate.Subject.IsEmpty && !certificate.CriticalExtensions.Contains(ExtensionOids.SubjectAlternativeName, StringComparer.Ordinal))
            yield return new PathFinding(PathFindingIds.CertificateForm, index, $"a certificate without subject has alternative names that are not critical, which this client does not read");
        if (isAnchor && index > 0 && !rules.ChecksAnchorCriticalExtensions)
            yield break;
        foreach (string oid in NotUnderstood(certificate))
        {
            yield return string.Equals(oid, ExtensionOids.PolicyConstraints, StringComparison.Ordinal) && rules.UnderstoodExtensions?.Contains(oid) is not false
                ? Undecided(PathFindingIds.CriticalExtension, index, $"{name} requires explicit certificate policies, which are not evaluated here")
                : new PathFinding(PathFindingIds.CriticalExtension, index, $"{name} has the critical extension {oid}, which clients do not understand");
        }
    }

    private IEnumerable<string> NotUnderstood(CertificateFacts certificate)
    {
        // A policy that must be there, where policies are processed.
        if (rules.ChecksPolicies && certificate.UnknownCriticalExtensions.Contains(ExtensionOids.PolicyConstraints, StringComparer.Ordinal))
            yield return ExtensionOids.PolicyConstraints;
        foreach (string oid in NotUnderstoodCritical(certificate))
            yield return oid;
    }

    private IEnumerable<string> NotUnderstoodCritical(CertificateFacts certificate) =>
        rules.UnderstoodExtensions is { } understood && !certificate.CriticalExtensions.IsEmpty
            ? certificate.CriticalExtensions.Where(oid => !understood.Contains(oid))
            : certificate.UnknownCriticalExtensions.Where(oid => rules.UnderstoodExtensions?.Contains(oid) is not true);

    private static bool IsAuthority(CertificateFacts certificate, AuthorityRule rule) => rule switch
    {
        AuthorityRule.Ignored => true,
        AuthorityRule.NotDeniedToRoot => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate.IsSelfIssued,
        AuthorityRule.NotDeniedToRootOrOld => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate.IsSelfIssued || certificate.Version < 3,
        AuthorityRule.NotDenied => certificate.BasicConstraints is not { IsAuthority: false },
        // OpenSSL crypto/x509/v3_purp.c check_ca: a root of version 1, or a key usage in place of the basic constraints.
        AuthorityRule.StatedOrKeyUsage => certificate.BasicConstraints is { } stated
            ? stated.IsAuthority
            : certificate is { Version: 1, IsSelfIssued: true }
                || (certificate.KeyUsage is { } usage ? usage.AllowsCertificateSigning : (certificate.NetscapeCertificateType & NetscapeAuthority) is > 0),
        AuthorityRule.StatedOrKeyUsageAlone => certificate.BasicConstraints is { } stated
            ? stated.IsAuthority
            : certificate is { Version: 1, IsSelfIssued: true } || certificate.KeyUsage is { AllowsCertificateSigning: true },
        AuthorityRule.StatedUnlessOldRoot => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate is { Version: < 3, IsSelfIssued: true },
        AuthorityRule.StatedUnlessOld => certificate.BasicConstraints is { } stated ? stated.IsAuthority : certificate.Version < 3,
        _ => certificate.BasicConstraints is { IsAuthority: true },
    };

    private static bool IsForServers(CertificateFacts certificate, PurposeRule rule) =>
        rule == PurposeRule.Ignored || certificate.ExtendedKeyUsage is not { } purposes
        || purposes.Contains(ServerAuthentication, StringComparer.Ordinal)
        || (rule == PurposeRule.ServerOrGatedCryptography
            && (purposes.Contains(MicrosoftGatedCryptography, StringComparer.Ordinal) || purposes.Contains(NetscapeGatedCryptography, StringComparer.Ordinal)))
        || (rule == PurposeRule.ServerOrAny && purposes.Contains(AnyPurpose, StringComparer.Ordinal));

    /// <summary>What only strict clients mind in how the certificate was made.</summary>
    private IEnumerable<PathFinding> CheckMaking(CertificateFacts certificate, int index, int length, string name)
    {
        bool isLast = index == length - 1;
        if ((rules.ChecksForm || rules.ChecksBaseline) && certificate.Extensions.IsEmpty && certificate.Der.IsEmpty)
        {
            yield return Undecided(PathFindingIds.CertificateForm, index, $"of {name} only facts are known, and this client minds how a certificate is made");
            yield break;
        }

        if (rules.ChecksForm)
        {
            foreach (string fault in CertificateFormRule.Check(certificate, index == 0, isLast, isLast && IsSelfSigned(certificate)))
                yield return new PathFinding(PathFindingIds.CertificateForm, index, $"{name} {fault} (RFC 5280)");
        }

        if (rules.ChecksBaseline)
        {
            foreach (string fault in BaselineRule.Check(certificate, index == 0, isLast, isLast && IsSelfSigned(certificate)))
                yield return new PathFinding(PathFindingIds.BaselineRequirements, index, $"{name} {fault} (CA/Browser Forum)");
        }

        if (rules.Strict != StrictExtensions.None && StrictRule.Check(certificate, index, length, rules.Strict) is { } strict)
            yield return new PathFinding(PathFindingIds.StrictProfile, index, $"{name} {strict}");
    }

    private IEnumerable<PathFinding> CheckStrength(CertificateFacts certificate, int index, bool isAnchor, bool sparesSignature, string name)
    {
        if (!sparesSignature && SignatureAlgorithms.IsWeak(certificate.SignatureAlgorithm))
        {
            bool isSha1 = certificate.SignatureAlgorithm.Contains("sha1", StringComparison.OrdinalIgnoreCase);
            bool isAccepted = isSha1 ? !rules.RejectsSha1 : rules.AcceptsMd5 && certificate.SignatureAlgorithm.StartsWith("md5", StringComparison.Ordinal);
            if (!isAccepted)
                yield return new PathFinding(PathFindingIds.WeakSignature, index, $"{name} carries a weak signature ({certificate.SignatureAlgorithm})");
        }

        if (isAnchor && index > 0 && rules.ChecksAnchorSignature && certificate.IsSelfIssued
            && signature(certificate, certificate) is var result and not SignatureResult.Valid)
        {
            yield return result == SignatureResult.Invalid
                ? new PathFinding(PathFindingIds.SignatureInvalid, index, $"{name} did not sign itself, and this client looks")
                : Undecided(PathFindingIds.SignatureUndecided, index, $"whether {name} signed itself could not be verified here");
        }

        if (!sparesSignature && SecurityBits.OfSignature(certificate.SignatureAlgorithm) is { } hash && hash < rules.MinSecurityBits)
            yield return new PathFinding(PathFindingIds.WeakSignature, index, $"{name} carries a signature of {hash} bits of security, and this client wants {rules.MinSecurityBits}");
        if (rules.MinSecurityBits > 0 && certificate.Key is { Algorithm: "EC", Bits: > 0 } ec && SecurityBits.OfCurve(ec.Bits) < rules.MinSecurityBits)
            yield return new PathFinding(PathFindingIds.WeakKey, index, $"{name} has an EC key of {ec.Bits} bits, which is too short for this client");
        int bits = index > 0 ? rules.MinAuthorityRsaBits ?? rules.MinRsaBits : rules.MinRsaBits;
        if (certificate.Key is { Algorithm: "RSA" or "DSA", Bits: > 0 } key && key.Bits < bits && (!isAnchor || rules.ChecksAnchorKeySize))
            yield return new PathFinding(PathFindingIds.WeakKey, index, $"{name} has a key of {key.Bits} bits, and this client wants {bits}");
        if (certificate.Key is { Algorithm: "EC" } curve && (!rules.KnowsEllipticCurves || (curve is { Bits: 0, Curve: null } && rules.RefusesExplicitCurves is not false)))
        {
            yield return rules.KnowsEllipticCurves && rules.RefusesExplicitCurves is null
                ? Undecided(PathFindingIds.WeakKey, index, $"{name} has an EC key with explicit parameters, which only some clients accept")
                : new PathFinding(PathFindingIds.WeakKey, index, $"{name} has an EC key that this client cannot use");
        }
    }

    /// <summary>
    /// Whether its own key signed it (RFC 5280 3.2). The name of the issuer does not matter: an authority key identifier that is missing, or names
    /// another key, is judged by the key that did sign. Vectors: x509-limbo cve::cve-2024-0567, webpki::aki::root-with-aki-ski-mismatch.
    /// </summary>
    private bool IsSelfSigned(CertificateFacts certificate) => signature(certificate, certificate) switch
    {
        SignatureResult.Valid => true,
        SignatureResult.Invalid => false,
        _ => SelfSigned.Is(certificate),
    };

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
