using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>
/// Go's crypto/x509 (verify.go): the end entity's dates, then the host name, then the paths, of which the last to fail is told. Where several were tried, which that is is not known here.
/// </summary>
internal static class GoMessages
{
    private const string Unknown = "certificate signed by unknown authority";

    public static ImmutableArray<MessageFamily> Families { get; } =
    [
        new("go", static refusal => Cause(refusal) is { } cause ? (refusal.Client.IsAtLeast("1.20") ? "tls: failed to verify certificate: " : "") + "x509: " + cause : null),
    ];

    private static string? Cause(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        if (refusal.IsStale(refusal.EndEntity))
            return Dates(refusal, refusal.EndEntity);
        if (refusal.Has(PathFindingIds.HostName))
            return Names(refusal);
        ImmutableArray<CandidatePath> anchored = [.. refusal.Candidates.Where(static candidate => candidate.Anchor is not null)];
        // A store entry that ends no path is tried as a link too, which adds nothing.
        CandidatePath? deadEnd = refusal.Candidates.Except(anchored)
            .Where(candidate => !anchored.Any(other => other.Certificates.SequenceEqual(candidate.Certificates)))
            .MaxBy(static candidate => candidate.Certificates.Length);
        if (!refusal.ReachesAnchor)
            return deadEnd is null ? null : DeadEnd(refusal, deadEnd);
        if (refusal.Only is not { Index: >= 0 } only)
            return null;
        CertificateFacts at = refusal.Path[only.Index];
        // What is wrong with a link ends every path at it, and purposes are looked at last of all; constraints as well since 1.26 at the latest.
        bool isLink = refusal.Candidates.All(candidate => candidate.Certificates.Contains(at));
        // Before 1.19 what an intermediate leads to is built once, so that fewer paths are judged than fail.
        if ((anchored.Length > 1 || !refusal.Client.IsAtLeast("1.19")) && refusal.Request.Presented.Any(Refusal.IsRoot))
            return null;
        bool isLast = only.Id is PathFindingIds.ExtendedKeyUsage || (only.Id is PathFindingIds.NameConstraints && refusal.Client.IsAtLeast("1.26"));
        if (!isLink && !isLast && (deadEnd is not null || anchored.Length > 1))
            return deadEnd is null || only.Id is PathFindingIds.NameConstraints ? null : DeadEnd(refusal, deadEnd);
        return only.Id switch
        {
            PathFindingIds.Expired or PathFindingIds.NotYetValid => Dates(refusal, at),
            PathFindingIds.NotAnAuthority when at.Version < 3 => "certificate is not authorized to sign other certificates",
            PathFindingIds.NotAnAuthority or PathFindingIds.KeyUsage when only.Index > 0 => Because("x509: invalid signature: parent certificate cannot sign this kind of certificate", at),
            PathFindingIds.WeakSignature when at.SignatureAlgorithm is "sha1WithRSAEncryption" => Because(
                "x509: cannot verify signature: insecure algorithm SHA1-RSA" + (refusal.Client.IsAtLeast("1.24") ? "" : " (temporarily override with GODEBUG=x509sha1=1)"), refusal.Path[only.Index + 1]),
            PathFindingIds.ExtendedKeyUsage => "certificate specifies an incompatible key usage",
            PathFindingIds.PathLength => "too many intermediates for path length constraint",
            PathFindingIds.CriticalExtension => "unhandled critical extension",
            PathFindingIds.NameConstraints => Constraint(refusal, only.Index),
            _ => null,
        };
    }

    // Roots are tried before what was sent, so that the path that goes farthest along what was sent fails last. An issuer of the right name that did not sign is told with it.
    private static string? DeadEnd(Refusal refusal, CandidatePath path)
    {
        CertificateFacts last = path.Certificates[^1];
        if (refusal.Request.Presented.Any(refusal.IsStale) || Refusal.IsRoot(refusal.EndEntity))
            return null;
        if (refusal.Request.Presented.Any(Refusal.IsRoot) && refusal.HasNamesake)
            return null;
        List<CertificateFacts> namesakes =
        [
            .. refusal.Request.Anchors.Select(static anchor => anchor.Certificate).Concat(refusal.Request.Presented)
                .Where(other => last.Issuer.Equals(other.Subject) && !path.Certificates.Contains(other)).Distinct(),
        ];
        bool isSigner = namesakes.Exists(other => new SignatureVerifier().Verify(last, other) != SignatureResult.Invalid);
        return namesakes.Count == 0 ? Unknown
            : namesakes is [{ Key.Algorithm: "RSA" } only] && !isSigner && only.BasicConstraints is { IsAuthority: true } && only.KeyUsage is not { AllowsCertificateSigning: false }
                && last.SignatureAlgorithm is not "sha1WithRSAEncryption" ? Because("crypto/rsa: verification error", only)
            : null;
    }

    // The common name, or else the organisation, which is not kept apart here.
    private static string? Because(string reason, CertificateFacts candidate) => !candidate.Subject.Text.Contains("CN=", StringComparison.Ordinal) ? null :
        $"{Unknown} (possibly because of \"{reason}\" while trying to verify candidate authority certificate \"{candidate.Subject.CommonName}\")";

    private static string Dates(Refusal refusal, CertificateFacts at)
    {
        (string side, DateTimeOffset bound) = refusal.Request.At > at.NotAfter ? ("after", at.NotAfter) : ("before", at.NotBefore);
        return $"certificate has expired or is not yet valid: current time {ClientMessages.Varying} is {side} {bound.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";
    }

    private static string Names(Refusal refusal) => refusal.EndEntity.DnsNames.IsEmpty
        ? refusal.Client.IsAtLeast("1.17")
            ? "certificate relies on legacy Common Name field, use SANs instead"
            : "certificate relies on legacy Common Name field, use SANs or temporarily enable Common Name matching with GODEBUG=x509ignoreCN=0"
        : $"certificate is valid for {string.Join(", ", refusal.EndEntity.DnsNames)}, not {refusal.Host}";

    private static string? Constraint(Refusal refusal, int index)
    {
        NameConstraints constraints = refusal.Path[index].NameConstraints!;
        string? name = refusal.EndEntity.DnsNames.FirstOrDefault(dns => !constraints.Allows(dns));
        if (name is null)
            return null;
        string? excluded = constraints.ExcludedDns.FirstOrDefault(tree => !new NameConstraints([], [tree], HasOtherForms: false, Critical: true).Allows(name));
        return $"a root or intermediate certificate is not authorized to sign for this name: DNS name \"{name}\" is {(excluded is null ? "not permitted by any constraint" : $"excluded by constraint \"{excluded}\"")}";
    }
}
