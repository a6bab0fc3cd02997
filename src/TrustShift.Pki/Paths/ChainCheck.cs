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
    private DateTimeOffset Now => rules.JudgesWholeSeconds ? request.At.AddTicks(-(request.At.Ticks % TimeSpan.TicksPerSecond)) : request.At;

    /// <summary>What is wrong with the path.</summary>
    /// <param name="path">End entity first; its last certificate is the anchor's.</param>
    /// <param name="anchor">The anchor.</param>
    /// <param name="servedCount">How many of the path's first certificates the server sent.</param>
    /// <param name="plainEndEntity">Whether an end entity that is its own anchor is judged as an end entity only.</param>
    /// <param name="found">Takes the findings.</param>
    public void Check(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, int servedCount, bool plainEndEntity, List<PathFinding> found)
    {
        int last = path.Count - 1;
        CheckStanding(path, anchor, found);
        CheckPolicies(path, anchor, found);
        for (int i = 0; i < path.Count; i++)
        {
            Position position = i == last && !(plainEndEntity && i == 0) ? Position.Anchor : i == last ? Position.TrustedEndEntity : i == 0 ? Position.EndEntity : Position.Between;
            CheckCertificate(path, i, position, isUnchecked: rules.TrustsWhatTheStoreHas && i >= servedCount, found);
        }

        if (rules.MaxIntermediates is { } most && CountBetween(path, last, rules.CountsSelfIssued) is var between && between > most)
            found.Add(new PathFinding(PathFindingIds.PathLength, -1, $"the path has {between} authorities below the anchor, and this client takes {most}"));
        if (rules.ChecksHostName && request.HostName is { } host && HostNameRule.Check(path[0], host, rules) is { } mismatch)
            found.Add(mismatch);
    }

    /// <summary>What the store itself says against the anchor.</summary>
    public static void CheckStanding(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, List<PathFinding> found)
    {
        int last = path.Count - 1;
        string name = anchor.Certificate.Subject.CommonName;
        if (anchor.Usage == AnchorUsage.Rejected)
            found.Add(new PathFinding(PathFindingIds.AnchorRejected, last, $"the store explicitly distrusts '{name}'"));
        else if (!anchor.AllowsTlsServer)
            found.Add(new PathFinding(PathFindingIds.AnchorOtherPurpose, last, $"the store trusts '{name}' for other purposes, not for TLS servers"));
        if (anchor.DistrustAfter is { } day && path[0].NotBefore > day)
            found.Add(new PathFinding(PathFindingIds.DistrustedAfter, last, $"the store refuses certificates below '{name}' that were issued after {Time(day)}"));
    }

    private void CheckPolicies(IReadOnlyList<CertificateFacts> path, TrustAnchor anchor, List<PathFinding> found)
    {
        int last = path.Count - 1;
        string name = anchor.Certificate.Subject.CommonName;
        foreach (DistrustPolicy policy in rules.DistrustPolicies)
        {
            if (last > 0 && policy.Roots.Contains(anchor.Certificate.Sha256) && DateOnly.FromDateTime(path[0].NotBefore.UtcDateTime) > policy.LastDay)
            {
                found.Add(new PathFinding(
                    PathFindingIds.DistrustedAfter, last, string.Create(CultureInfo.InvariantCulture, $"this client's policy {policy.Name} refuses certificates below '{name}' that were issued after {policy.LastDay:yyyy-MM-dd}")));
            }
        }
    }

    private void CheckCertificate(IReadOnlyList<CertificateFacts> path, int index, Position position, bool isUnchecked, List<PathFinding> found)
    {
        CertificateFacts certificate = path[index];
        bool isAnchor = position == Position.Anchor;
        var name = new ToldName(certificate, isAnchor);
        if (position == Position.TrustedEndEntity ? !ignoresDates : !isAnchor || rules.ChecksAnchorDates)
        {
            if (Now > certificate.NotAfter || (rules.ExpiresWithLastSecond && Now == certificate.NotAfter))
                found.Add(new PathFinding(PathFindingIds.Expired, index, $"{name} expired on {Time(certificate.NotAfter)}"));
            if (Now < certificate.NotBefore)
                found.Add(new PathFinding(PathFindingIds.NotYetValid, index, $"{name} is not valid before {Time(certificate.NotBefore)}"));
        }

        if (!isUnchecked)
        {
            CheckRole(path, index, position, name, found);
        }

        if (index > 0 && (!isAnchor || rules.ChecksAnchorNameConstraints) && certificate.NameConstraints is { } constraints)
        {
            found.AddRange(NameConstraintRule.Check(path, index, constraints, rules, name.ToString(), isUnchecked));
        }

        CheckStrength(certificate, index, isAnchor, isAnchor || (rules.SparesLastSignature && index == path.Count - 1), name, found);
        CheckMaking(certificate, index, path.Count, name, found);
    }

    private void CheckRole(IReadOnlyList<CertificateFacts> path, int index, Position position, ToldName name, List<PathFinding> found)
    {
        CertificateFacts certificate = path[index];
        bool isAnchor = position == Position.Anchor;
        if (index == 0)
        {
            if (rules.EndEntityKeyUsage != KeyUsages.None && certificate.KeyUsage is { } usage && (usage.Usages & rules.EndEntityKeyUsage) == KeyUsages.None)
                found.Add(new PathFinding(PathFindingIds.KeyUsage, index, $"the key usage of {name} does not allow what TLS needs"));
            if (rules.ChecksNetscapeType && !RoleRule.IsNetscapeServer(certificate))
                found.Add(new PathFinding(PathFindingIds.ExtendedKeyUsage, index, $"{name} is not meant for TLS servers (netscape-cert-type)"));
            if (!rules.EndEntityCurves.IsDefault && certificate.Key is { Algorithm: not "RSA" } key && !rules.EndEntityCurves.Contains(key.Curve ?? "", StringComparer.Ordinal))
                found.Add(new PathFinding(PathFindingIds.WeakKey, index, $"{name} has a key ({key}) with which this client makes no handshake"));
            if (rules.RefusesAuthorityAsEndEntity && certificate.BasicConstraints is { IsAuthority: true })
                found.Add(new PathFinding(PathFindingIds.NotAnAuthority, index, $"{name} is an authority, and this client refuses one as an end entity"));
        }

        if (index > 0 || isAnchor)
        {
            if (!RoleRule.IsAuthority(certificate, isAnchor ? rules.AnchorAuthority : rules.Authority))
                found.Add(new PathFinding(PathFindingIds.NotAnAuthority, index, $"{name} may not issue certificates (basic constraints)"));
            if ((isAnchor ? rules.ChecksAnchorKeyUsage : rules.ChecksAuthorityKeyUsage) && certificate.KeyUsage is { AllowsCertificateSigning: false })
                found.Add(new PathFinding(PathFindingIds.KeyUsage, index, $"the key of {name} may not sign certificates (key usage)"));
            if (rules.NeedsAuthorityKeyUsage && !isAnchor && certificate.KeyUsage is null)
                found.Add(new PathFinding(PathFindingIds.KeyUsage, index, $"{name} has no key usage, which this client wants of an authority"));
            // RFC 5280 6.1.4 (l): self-issued certificates do not count.
            int below = CountBetween(path, index, rules.CountsSelfIssuedInPathLength);
            if ((!isAnchor || rules.ChecksAnchorPathLength) && (rules.ChecksSelfIssuedPathLength || !certificate.IsSelfIssued) && certificate.BasicConstraints?.PathLength is { } allowed && below > allowed)
                found.Add(new PathFinding(PathFindingIds.PathLength, index, $"{name} allows {allowed} authorities below it, and there are {below}"));
        }

        PurposeRule purpose = index == 0 ? rules.EndEntityPurpose : isAnchor ? rules.AnchorPurpose : rules.AuthorityPurpose;
        if (!RoleRule.IsForServers(certificate, purpose))
            found.Add(new PathFinding(PathFindingIds.ExtendedKeyUsage, index, $"{name} is not meant for TLS servers (extended key usage)"));
        // A trusted certificate is read like any other.
        if (rules.NeedsCriticalNamesWithoutSubject && certificate.Subject.IsEmpty && !certificate.CriticalExtensions.Contains(ExtensionOids.SubjectAlternativeName, StringComparer.Ordinal))
            found.Add(new PathFinding(PathFindingIds.CertificateForm, index, $"a certificate without subject has alternative names that are not critical, which this client does not read"));
        if (isAnchor && index > 0 && !rules.ChecksAnchorCriticalExtensions)
            return;
        foreach (string oid in NotUnderstood(certificate))
        {
            found.Add(string.Equals(oid, ExtensionOids.PolicyConstraints, StringComparison.Ordinal) && rules.UnderstoodExtensions?.Contains(oid) is not false
                ? Undecided(PathFindingIds.CriticalExtension, index, $"{name} requires explicit certificate policies, which are not evaluated here")
                : new PathFinding(PathFindingIds.CriticalExtension, index, $"{name} has the critical extension {oid}, which clients do not understand"));
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

    /// <summary>What only strict clients mind in how the certificate was made.</summary>
    private void CheckMaking(CertificateFacts certificate, int index, int length, ToldName name, List<PathFinding> found)
    {
        bool isLast = index == length - 1;
        if ((rules.ChecksForm || rules.ChecksBaseline) && certificate.Extensions.IsEmpty && certificate.Der.IsEmpty)
        {
            found.Add(Undecided(PathFindingIds.CertificateForm, index, $"of {name} only facts are known, and this client minds how a certificate is made"));
            return;
        }

        if (rules.ChecksForm)
        {
            foreach (string fault in CertificateFormRule.Check(certificate, index == 0, isLast, isLast && IsSelfSigned(certificate)))
                found.Add(new PathFinding(PathFindingIds.CertificateForm, index, $"{name} {fault} (RFC 5280)"));
        }

        if (rules.ChecksBaseline)
        {
            foreach (string fault in BaselineRule.Check(certificate, index == 0, isLast, isLast && IsSelfSigned(certificate)))
                found.Add(new PathFinding(PathFindingIds.BaselineRequirements, index, $"{name} {fault} (CA/Browser Forum)"));
        }

        if (rules.Strict != StrictExtensions.None && StrictRule.Check(certificate, index, length, rules.Strict) is { } strict)
            found.Add(new PathFinding(PathFindingIds.StrictProfile, index, $"{name} {strict}"));
    }

    private void CheckStrength(CertificateFacts certificate, int index, bool isAnchor, bool sparesSignature, ToldName name, List<PathFinding> found)
    {
        if (!sparesSignature && SignatureAlgorithms.IsWeak(certificate.SignatureAlgorithm))
        {
            bool isSha1 = certificate.SignatureAlgorithm.Contains("sha1", StringComparison.OrdinalIgnoreCase);
            bool isAccepted = isSha1 ? !rules.RejectsSha1 : rules.AcceptsMd5 && certificate.SignatureAlgorithm.StartsWith("md5", StringComparison.Ordinal);
            if (!isAccepted)
                found.Add(new PathFinding(PathFindingIds.WeakSignature, index, $"{name} carries a weak signature ({certificate.SignatureAlgorithm})"));
        }

        if (isAnchor && index > 0 && rules.ChecksAnchorSignature && certificate.IsSelfIssued
            && signature(certificate, certificate) is var result and not SignatureResult.Valid)
        {
            found.Add(result == SignatureResult.Invalid
                ? new PathFinding(PathFindingIds.SignatureInvalid, index, $"{name} did not sign itself, and this client looks")
                : Undecided(PathFindingIds.SignatureUndecided, index, $"whether {name} signed itself could not be verified here"));
        }

        if (!sparesSignature && SecurityBits.OfSignature(certificate.SignatureAlgorithm) is { } hash && hash < rules.MinSecurityBits)
            found.Add(new PathFinding(PathFindingIds.WeakSignature, index, $"{name} carries a signature of {hash} bits of security, and this client wants {rules.MinSecurityBits}"));
        if (rules.MinSecurityBits > 0 && certificate.Key is { Algorithm: "EC", Bits: > 0 } ec && SecurityBits.OfCurve(ec.Bits) < rules.MinSecurityBits)
            found.Add(new PathFinding(PathFindingIds.WeakKey, index, $"{name} has an EC key of {ec.Bits} bits, which is too short for this client"));
        int bits = index > 0 ? rules.MinAuthorityRsaBits ?? rules.MinRsaBits : rules.MinRsaBits;
        if (certificate.Key is { Algorithm: "RSA" or "DSA", Bits: > 0 } key && key.Bits < bits && (!isAnchor || rules.ChecksAnchorKeySize))
            found.Add(new PathFinding(PathFindingIds.WeakKey, index, $"{name} has a key of {key.Bits} bits, and this client wants {bits}"));
        if (index == 0 && !rules.KnowsEdwardsCurves && certificate.Key.Algorithm is "Ed25519")
            found.Add(new PathFinding(PathFindingIds.WeakKey, index, $"{name} has an {certificate.Key.Algorithm} key, which this client does not use in a handshake"));
        if (certificate.Key is { Algorithm: "EC", Bits: > 0 } named && named.Bits < rules.MinCurveBits)
            found.Add(new PathFinding(PathFindingIds.WeakKey, index, $"{name} has an EC key of {named.Bits} bits, and this client wants {rules.MinCurveBits}"));
        if (certificate.Key is { Algorithm: "EC" } curve && (!rules.KnowsEllipticCurves || (curve is { Bits: 0, Curve: null } && rules.RefusesExplicitCurves is not false)))
        {
            found.Add(rules.KnowsEllipticCurves && rules.RefusesExplicitCurves is null
                ? Undecided(PathFindingIds.WeakKey, index, $"{name} has an EC key with explicit parameters, which only some clients accept")
                : new PathFinding(PathFindingIds.WeakKey, index, $"{name} has an EC key that this client cannot use"));
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

    /// <summary>How many authorities stand below this one.</summary>
    private static int CountBetween(IReadOnlyList<CertificateFacts> path, int index, bool countsSelfIssued)
    {
        int count = 0;
        for (int i = 1; i < index; i++)
            count += countsSelfIssued || !path[i].IsSelfIssued ? 1 : 0;
        return count;
    }

    private static PathFinding Undecided(string id, int index, string text) => new(id, index, text, Fatal: false) { Undecided = true };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A certificate as findings name it; made text only where there is a finding.</summary>
    private readonly struct ToldName(CertificateFacts certificate, bool isAnchor)
    {
        public override string ToString() => isAnchor ? $"the trust anchor '{certificate.Subject.CommonName}'" : $"'{certificate.Subject.CommonName}'";
    }

    private enum Position
    {
        EndEntity,
        TrustedEndEntity,
        Between,
        Anchor,
    }
}
