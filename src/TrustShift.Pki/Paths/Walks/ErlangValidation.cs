using System.Globalization;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// Erlang/OTP's validation of a path (lib/public_key/src/public_key.erl pkix_path_validation, pubkey_cert.erl validate_extensions): of the root only the
/// name, the key and, since 23.3, the dates count.
/// </summary>
internal sealed class ErlangValidation(WalkGround ground)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AnyPurpose = "2.5.29.37.0";
    private const string ExtendedKeyUsage = "2.5.29.37";

    // ssl_internal.hrl DEFAULT_DEPTH, since 23.2. Vector: deep12|ALL.
    private const int Depth = 10;

    // Basic constraints, key usage, name constraints and alternative names have rules of their own; extended key usage is ssl_certificate.erl's.
    private static readonly string[] Understood = ["2.5.29.19", "2.5.29.15", "2.5.29.30", "2.5.29.17", ExtendedKeyUsage];
    private static readonly string[] Policies = ["2.5.29.32", "2.5.29.33", "2.5.29.36", "2.5.29.54"];

    private readonly ErlangRules _rules = ground.Profile.Erlang;
    private readonly PathRequest _request = ground.Request;

    /// <summary>What is wrong with the path.</summary>
    /// <param name="root">The root.</param>
    /// <param name="path">What is below it, end entity first.</param>
    public IEnumerable<PathFinding> Check(CertificateFacts root, IReadOnlyList<CertificateFacts> path)
    {
        CertificateFacts issuer = root;
        var constraints = new ErlangNameConstraints(_rules.ComparesConstraintsByLabel);
        int allowed = Depth;
        if (_rules.ChecksRootDates && Dates(issuer, path.Count, $"the root '{issuer.Subject.CommonName}'") is { } old)
            yield return old;
        for (int i = path.Count - 1; i >= 0; issuer = path[i--])
        {
            CertificateFacts certificate = path[i];
            string name = $"'{certificate.Subject.CommonName}'";
            if (allowed < 0)
            {
                yield return new PathFinding(PathFindingIds.PathLength, i, $"there are more authorities above {name} than they, or this client, allow");
                yield break;
            }

            if (certificate.Version > 1 || !_rules.ExcusesVersionOne)
            {
                foreach (PathFinding finding in Extensions(certificate, i, name))
                    yield return finding;
                allowed = Remaining(certificate, i == 0, allowed);
            }

            if (Dates(certificate, i, name) is { } late)
                yield return late;
            if (i == 0 || !certificate.IsSelfIssued)
            {
                foreach (PathFinding finding in constraints.Check(certificate, i, name))
                    yield return finding;
            }

            constraints.Add(certificate.NameConstraints);
            foreach (PathFinding finding in Signature(certificate, issuer, i, name))
                yield return finding;
        }

        if (_request.HostName is { } host && HostNameRule.Check(path[0], host, ground.Rules) is { } mismatch)
            yield return mismatch;
    }

    private PathFinding? Dates(CertificateFacts certificate, int index, string name)
    {
        if (ground.IsValid(certificate))
            return null;
        return _request.At > certificate.NotAfter
            ? new PathFinding(PathFindingIds.Expired, index, string.Create(CultureInfo.InvariantCulture, $"{name} expired on {certificate.NotAfter.UtcDateTime:yyyy-MM-dd HH:mm:ss'Z'}"))
            : new PathFinding(PathFindingIds.NotYetValid, index, string.Create(CultureInfo.InvariantCulture, $"{name} is not valid before {certificate.NotBefore.UtcDateTime:yyyy-MM-dd HH:mm:ss'Z'}"));
    }

    /// <summary>How many authorities may still follow. Self-signed ones do not count.</summary>
    private int Remaining(CertificateFacts certificate, bool isLast, int allowed)
    {
        if (certificate.BasicConstraints is { IsAuthority: true } authority)
            return Math.Min(authority.PathLength ?? int.MaxValue, certificate.IsSelfIssued ? allowed : allowed - 1);
        return certificate.IsSelfIssued || (!isLast && !_rules.NeedsBasicConstraints) ? allowed : allowed - 1;
    }

    private IEnumerable<PathFinding> Extensions(CertificateFacts certificate, int index, string name)
    {
        bool isLast = index == 0, isAuthority = certificate.BasicConstraints is { IsAuthority: true };
        if (!isLast && certificate.KeyUsage is { AllowsCertificateSigning: false })
            yield return new PathFinding(PathFindingIds.KeyUsage, index, $"the key of {name} may not sign certificates (key usage)");
        // Vectors: M_noBC|C2, M_bare|C2.
        if (!isAuthority && LacksBasicConstraints(certificate, isLast))
            yield return new PathFinding(PathFindingIds.NotAnAuthority, index, $"{name} may not issue certificates (basic constraints)");
        foreach (PathFinding finding in Purposes(certificate, index, name))
            yield return finding;
        foreach (string oid in certificate.CriticalExtensions)
        {
            if (!Understood.Contains(oid, StringComparer.Ordinal) && !(_rules.KnowsPolicies && Policies.Contains(oid, StringComparer.Ordinal)))
                yield return new PathFinding(PathFindingIds.CriticalExtension, index, $"{name} has the critical extension {oid}, which this client does not understand");
        }

        if (_rules.KnowsPolicies && certificate.UnknownCriticalExtensions.Contains(ExtensionOids.PolicyConstraints, StringComparer.Ordinal))
            yield return Undecided(PathFindingIds.CriticalExtension, index, $"{name} requires explicit certificate policies, which are not evaluated here");
    }

    private bool LacksBasicConstraints(CertificateFacts certificate, bool isLast)
    {
        bool signs = certificate.KeyUsage is { AllowsCertificateSigning: true };
        return isLast ? signs && !certificate.IsSelfIssued && _rules.NeedsBasicConstraints : signs || _rules.NeedsBasicConstraints;
    }

    private IEnumerable<PathFinding> Purposes(CertificateFacts certificate, int index, string name)
    {
        if (certificate.ExtendedKeyUsage is not { } purposes)
            yield break;
        bool isLast = index == 0, isAuthority = certificate.BasicConstraints is { IsAuthority: true };
        bool isForServers = purposes.Contains(ServerAuthentication, StringComparer.Ordinal);
        if (!isLast && _rules.KnowsCriticalPurposes && certificate.CriticalExtensions.Contains(ExtendedKeyUsage, StringComparer.Ordinal))
            isForServers = !purposes.Contains(AnyPurpose, StringComparer.Ordinal) && (isForServers || purposes.Any(ErlangKeyPurposes.IsKnown));
        if (!isForServers)
            yield return new PathFinding(PathFindingIds.ExtendedKeyUsage, index, $"{name} is not meant for TLS servers (extended key usage)");
        if (!_rules.ComparesKeyUsages)
            yield break;
        // Where neither branch of validate_extensions ends with the comparison, nothing is compared.
        if (certificate.KeyUsage is null && isAuthority)
            yield return new PathFinding(PathFindingIds.KeyUsage, index, $"{name} has an extended key usage and no key usage, which crashes this client's validation");
        else if (certificate.KeyUsage is { } usage && (isAuthority || (isLast && !certificate.IsSelfIssued)) && !ErlangKeyPurposes.Fit(usage.Usages, purposes, isAuthority))
            yield return new PathFinding(PathFindingIds.ExtendedKeyUsage, index, $"the key usage of {name} does not allow what its extended key usage says");
    }

    private IEnumerable<PathFinding> Signature(CertificateFacts certificate, CertificateFacts issuer, int index, string name)
    {
        if (SignatureAlgorithms.IsWeak(certificate.SignatureAlgorithm) && (ground.Rules.RejectsSha1 || !certificate.SignatureAlgorithm.Contains("sha1", StringComparison.OrdinalIgnoreCase)))
            yield return new PathFinding(PathFindingIds.WeakSignature, index, $"{name} carries a weak signature ({certificate.SignatureAlgorithm})");
        if (!ground.Rules.KnowsEdwardsCurves && certificate.Key.Algorithm.StartsWith("Ed", StringComparison.Ordinal))
            yield return new PathFinding(PathFindingIds.WeakKey, index, $"{name} has a key of {certificate.Key.Algorithm}, at which this client crashes");
        if (!_rules.VerifiesPss && string.Equals(certificate.SignatureAlgorithm, SignatureAlgorithms.Pss, StringComparison.Ordinal))
            yield return new PathFinding(PathFindingIds.SignatureInvalid, index, $"{name} is signed by RSASSA-PSS, which this client cannot verify");
        switch (ground.NamesAgree(certificate, issuer) ? ground.Signature(certificate, issuer) : SignatureResult.Invalid)
        {
            case SignatureResult.Invalid:
                yield return new PathFinding(PathFindingIds.SignatureInvalid, index, $"the key of '{issuer.Subject.CommonName}' did not sign {name}");
                break;
            case SignatureResult.Undecidable:
                yield return Undecided(PathFindingIds.SignatureUndecided, index, $"the signature of '{issuer.Subject.CommonName}' on {name} could not be verified here");
                break;
            default:
                break;
        }
    }

    private static PathFinding Undecided(string id, int index, string text) => new(id, index, text, Fatal: false) { Undecided = true };
}
