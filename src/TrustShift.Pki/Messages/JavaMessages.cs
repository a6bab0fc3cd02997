using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>SunJSSE (sun.security.validator.PKIXValidator, sun.security.provider.certpath). Newer releases put the alert's name before the text.</summary>
internal static class JavaMessages
{
    private const string Handshake = "javax.net.ssl.SSLHandshakeException: ";
    private const string Validation = "PKIX path validation failed: ";
    private const string Checked = Validation + "java.security.cert.CertPathValidatorException: ";

    public static ImmutableArray<MessageFamily> Families { get; } = [new("java", Java)];

    private static string? Java(Refusal refusal)
    {
        if (refusal.Profile.MaxPresented is { } most && refusal.Request.Presented.Length > most)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"javax.net.ssl.SSLProtocolException: The certificate chain length ({most + 1}) exceeds the maximum allowed length ({most})");
        }

        return Cause(refusal) is { } cause ? Handshake + (NamesAlert(refusal.Client) ? $"({cause.Alert}) " : "") + cause.Text : null;
    }

    // 17.0.15 does not, the current 17, 21, 25 and 27 do.
    private static bool NamesAlert(ProfileName client) => client.IsAtLeast("17") && (client.Version is not { } version || !version.Text.Contains('.', StringComparison.Ordinal));

    private static (string Alert, string Text)? Cause(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        if (!refusal.ReachesAnchor)
        {
            return HasOtherAnchor(refusal)
                ? null
                : ("certificate_unknown", "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target");
        }

        if (refusal.Only is not { Index: >= 0 } only)
            return null;
        CertificateFacts at = refusal.Path[only.Index];
        bool isAnchor = only.Index == refusal.Path.Length - 1;
        string? text = only.Id switch
        {
            PathFindingIds.HostName when !at.DnsNames.IsEmpty => $"No subject alternative DNS name matching {refusal.Host} found.",
            PathFindingIds.ExtendedKeyUsage when only.Index == 0 => "Extended key usage does not permit use for TLS server authentication",
            PathFindingIds.KeyUsage when only.Index == 0 => "KeyUsage does not allow digital signatures",
            PathFindingIds.NotAnAuthority when isAnchor => Anchor(at, "is not a CA certificate"),
            PathFindingIds.KeyUsage when isAnchor => Anchor(at, "does not have keyCertSign bit set in KeyUsage extension"),
            PathFindingIds.NotAnAuthority => Checked + "basic constraints check failed: this is not a CA certificate",
            PathFindingIds.KeyUsage => Checked + "CA key usage check failed: keyCertSign bit is not set",
            PathFindingIds.PathLength => Checked + "basic constraints check failed: pathLenConstraint violated - this cert must be the last cert in the certification path",
            PathFindingIds.NameConstraints => Checked + "name constraints check failed",
            PathFindingIds.CriticalExtension => Checked + "unrecognized critical extension(s)",
            PathFindingIds.SignatureInvalid => Checked + "signature check failed",
            PathFindingIds.Expired or PathFindingIds.NotYetValid => Checked + "validity check failed",
            _ => null,
        };
        string alert = only.Id switch
        {
            PathFindingIds.Expired => "certificate_expired",
            PathFindingIds.NotYetValid or PathFindingIds.SignatureInvalid => "bad_certificate",
            _ => "certificate_unknown",
        };
        return text is null ? null : (alert, text);
    }

    // A namesake in the store is tried as it stands; one that was only sent is not.
    private static bool HasOtherAnchor(Refusal refusal) =>
        refusal.Request.Anchors.Any(anchor => refusal.Request.Presented.Any(child => child.Issuer.Equals(anchor.Certificate.Subject) && !child.Equals(anchor.Certificate)));

    // X500Principal.toString: a blank after each comma. Names with quoted parts are left out.
    private static string? Anchor(CertificateFacts anchor, string what) =>
        anchor.Subject.Text.AsSpan().ContainsAny('\\', '"') ? null : $"{Validation}sun.security.validator.ValidatorException: TrustAnchor with subject \"{anchor.Subject.Text.Replace(",", ", ", StringComparison.Ordinal)}\" {what}";
}
