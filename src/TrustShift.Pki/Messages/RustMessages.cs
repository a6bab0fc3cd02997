using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>rustls with webpki, as Deno prints it (rustls/webpki src/error.rs, rustls src/error.rs).</summary>
internal static class RustMessages
{
    private const string Prefix = "invalid peer certificate: ";

    public static ImmutableArray<MessageFamily> Families { get; } = [new("deno", static refusal => Cause(refusal) is { } cause ? Prefix + cause : null)];

    private static string? Cause(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        // The end entity's own dates come before any path is looked for.
        CertificateFacts endEntity = refusal.EndEntity;
        if (refusal.Request.At > endEntity.NotAfter)
            return Expired(endEntity);
        if (refusal.Request.At < endEntity.NotBefore)
            return NotYet(endEntity);
        if (endEntity.BasicConstraints is { IsAuthority: true })
            return "Other(OtherError(CaUsedAsEndEntity))";
        if (!refusal.ReachesAnchor)
            return !refusal.Findings.Any(static finding => finding.Fatal) && refusal.Candidates.Length == 1 && !refusal.HasNamesake && !refusal.Request.Presented.Any(refusal.IsStale) ? "UnknownIssuer" : null;
        if (refusal.Only is not { } only)
            return null;
        CertificateFacts at = refusal.Path[Math.Max(0, only.Index)];
        return only.Id switch
        {
            PathFindingIds.Expired => Expired(at),
            PathFindingIds.NotYetValid => NotYet(at),
            PathFindingIds.NotAnAuthority => at.Version < 3 ? "Other(OtherError(UnsupportedCertVersion))" : "Other(OtherError(EndEntityUsedAsCa))",
            PathFindingIds.PathLength => only.Index < 0 ? "Other(OtherError(MaximumPathDepthExceeded))" : "Other(OtherError(PathLenConstraintViolated))",
            PathFindingIds.NameConstraints => "Other(OtherError(NameConstraintViolation))",
            PathFindingIds.CriticalExtension => "Other(OtherError(UnsupportedCriticalExtension))",
            PathFindingIds.ExtendedKeyUsage => Purposes(at) is { } allowed ? "certificate does not allow extended key usage for server authentication, allows " + allowed : null,
            PathFindingIds.HostName => Names(refusal),
            _ => null,
        };
    }

    private static string Expired(CertificateFacts certificate) => string.Create(
        CultureInfo.InvariantCulture, $"certificate expired: verification time {ClientMessages.Varying} (UNIX), but certificate is not valid after {certificate.NotAfter.ToUnixTimeSeconds()} ({ClientMessages.Varying} seconds ago)");

    private static string NotYet(CertificateFacts certificate) => string.Create(
        CultureInfo.InvariantCulture, $"certificate not valid yet: verification time {ClientMessages.Varying} (UNIX), but certificate is not valid before {certificate.NotBefore.ToUnixTimeSeconds()} ({ClientMessages.Varying} seconds in future)");

    private static string? Purposes(CertificateFacts certificate) => certificate.ExtendedKeyUsage switch
    {
        ["1.3.6.1.5.5.7.3.2"] => "client authentication",
        [var other] => other.Replace(".", ", ", StringComparison.Ordinal),
        _ => null,
    };

    private static string? Names(Refusal refusal) => refusal.EndEntity.DnsNames switch
    {
        [] => $"certificate not valid for name \"{refusal.Host}\"; certificate is not valid for any names (according to its subjectAltName extension)",
        [var one] => $"certificate not valid for name \"{refusal.Host}\"; certificate is only valid for DnsName(\"{one}\")",
        _ => null,
    };
}
