using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Messages;

/// <summary>GnuTLS: a set of flags, each with a sentence (lib/x509/verify.c gnutls_certificate_verification_status_print), and what its programs make of them.</summary>
internal static class GnuTlsMessages
{
    private const string Prefix = "The certificate is NOT trusted. ";

    // In the order in which they are printed.
    private static readonly ImmutableArray<(Flag Flag, string Text)> Texts =
    [
        (Flag.Purpose, "The certificate chain does not match the intended purpose."),
        (Flag.Unknown, "The certificate issuer is unknown."),
        (Flag.NoAuthority, "The certificate issuer is not a CA."),
        (Flag.Insecure, "The certificate chain uses insecure algorithm."),
        (Flag.Constraints, "The certificate chain violates the signer's constraints."),
        (Flag.NotActivated, "The certificate chain uses not yet valid certificate."),
        (Flag.Expired, "The certificate chain uses expired certificate."),
        (Flag.Signature, "The signature in the certificate is invalid."),
        (Flag.Critical, "The certificate contains an unknown critical extension."),
        (Flag.Name, "The name in the certificate does not match the expected."),
    ];

    [Flags]
    private enum Flag
    {
        None = 0,
        Unknown = 1,
        NoAuthority = 1 << 1,
        Insecure = 1 << 2,
        Constraints = 1 << 3,
        NotActivated = 1 << 4,
        Expired = 1 << 5,
        Signature = 1 << 6,
        Critical = 1 << 7,
        Purpose = 1 << 8,
        Name = 1 << 9,
    }

    public static ImmutableArray<MessageFamily> Families { get; } =
    [
        new("gnutls", static refusal => IsKeyUsage(refusal)
            ? "*** Fatal error: Key usage violation in certificate has been detected."
            : FlagsOf(refusal) is { } flags ? Prefix + string.Join(' ', Texts.Where(text => flags.HasFlag(text.Flag)).Select(static text => text.Text)) : null),
        new("libcurl-gnutls", LibCurl),
        new("git", static refusal => IsKeyUsage(refusal) ? "gnutls_handshake() failed: Key usage violation in certificate has been detected." : Old(refusal)),
        new("wget", Wget),
    ];

    private static string? LibCurl(Refusal refusal)
    {
        bool isNew = refusal.Client.IsAtLeast("8.20");
        if (!isNew && refusal.Client.IsAtLeast("8.12"))
            return null;
        if (IsKeyUsage(refusal))
            return isNew ? "curl: (35) GnuTLS, handshake failed: Key usage violation in certificate has been detected." : "curl: (35) gnutls_handshake() failed: Key usage violation in certificate has been detected.";
        if (!isNew)
            return Old(refusal) is { } old ? "curl: (60) " + old : null;
        // lib/vtls/gtls.c names the flag where there is a word for it.
        return FlagsOf(refusal) switch
        {
            null => null,
            Flag.Name => $"curl: (60) SSL: certificate subject name ({refusal.EndEntity.Subject.CommonName}) does not match target hostname '{refusal.Host}'",
            { } flags => $"curl: (60) SSL certificate verification failed: {WordOf(flags)}. (CAfile: {ClientMessages.Varying} CRLfile: none)",
        };
    }

    private static string WordOf(Flag flags) =>
        flags.HasFlag(Flag.Unknown) ? "certificate signer not trusted"
        : flags.HasFlag(Flag.Insecure) ? "certificate uses insecure algorithm"
        : flags.HasFlag(Flag.Expired) ? "certificate has expired"
        : "certificate error, no details available";

    private static string? Old(Refusal refusal) => FlagsOf(refusal) switch
    {
        null => null,
        Flag.Name => $"SSL: certificate subject name ({refusal.EndEntity.Subject.CommonName}) does not match target host name '{refusal.Host}'",
        _ => $"server certificate verification failed. CAfile: {ClientMessages.Varying} CRLfile: none",
    };

    // wget src/gnutls.c ssl_check_certificate: its own words for some flags, then its own look at the end entity.
    private static string? Wget(Refusal refusal)
    {
        if (FlagsOf(refusal) is not { } flags)
            return null;
        string host = $"‘{refusal.Host}’";
        var lines = new List<string>();
        if (flags != Flag.Name)
        {
            lines.Add($"ERROR: The certificate of {host} is not trusted.");
            if (flags.HasFlag(Flag.Unknown))
                lines.Add($"ERROR: The certificate of {host} doesn't have a known issuer.");
            if (flags.HasFlag(Flag.NoAuthority))
                lines.Add($"ERROR: The certificate signer of {host} was not a CA.");
            if (flags.HasFlag(Flag.Insecure))
                lines.Add($"ERROR: The certificate of {host} was signed using an insecure algorithm.");
            if (flags.HasFlag(Flag.NotActivated))
                lines.Add($"ERROR: The certificate of {host} is not yet activated.");
            if (flags.HasFlag(Flag.Expired))
                lines.Add($"ERROR: The certificate of {host} has expired.");
        }

        if (refusal.Request.At < refusal.EndEntity.NotBefore)
            lines.Add("The certificate has not yet been activated");
        if (refusal.Request.At > refusal.EndEntity.NotAfter)
            lines.Add("The certificate has expired");
        if (flags.HasFlag(Flag.Name))
            lines.Add($"The certificate's owner does not match hostname {host}");
        return string.Join(" / ", lines);
    }

    private static bool IsKeyUsage(Refusal refusal) => refusal.Only is { Id: PathFindingIds.KeyUsage, Index: 0 };

    private static Flag? FlagsOf(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        // A signer that is out of its dates, or too weak, is no issuer for the walk, but the flags that are told are those found with it.
        bool isKnown = refusal.ReachesAnchor;
        Refusal seen = refusal;
        if (!isKnown && Signer(refusal) is { } signer)
        {
            isKnown = true;
            seen = refusal.At([.. refusal.Path, signer]);
        }

        Flag flags = isKnown ? Flag.None : Flag.Unknown;
        foreach (PathFinding finding in seen.Findings.Where(static finding => finding.Fatal && finding.Id is not PathFindingIds.HostName))
        {
            // Where the issuer is not known, of the rest only the end is looked at, and only whether it is valid yet. Vectors: G2x_fut|OR, M_fut|R1s, L_exp|R1s.
            if (!isKnown && !(finding.Id is PathFindingIds.NotYetValid && finding.Index == refusal.Path.Length - 1 && finding.Index > 0))
                continue;
            Flag flag = finding.Id switch
            {
                PathFindingIds.ExtendedKeyUsage => Flag.Purpose,
                PathFindingIds.NotAnAuthority => Flag.NoAuthority,
                PathFindingIds.WeakSignature or PathFindingIds.WeakKey => Flag.Insecure,
                PathFindingIds.NameConstraints or PathFindingIds.PathLength or PathFindingIds.KeyUsage => Flag.Constraints,
                PathFindingIds.NotYetValid => Flag.NotActivated,
                PathFindingIds.Expired => Flag.Expired,
                PathFindingIds.SignatureInvalid => Flag.Signature,
                PathFindingIds.CriticalExtension => Flag.Critical,
                PathFindingIds.AuthorityKeyMismatch or PathFindingIds.NoAnchor or PathFindingIds.NameEncoding => Flag.Unknown,
                _ => Flag.None,
            };
            if (flag == Flag.None)
                return null;
            flags |= flag;
        }

        if (refusal.Request.HostName is { } host && !GnuTlsHostName.Matches(refusal.EndEntity, host, refusal.Profile.GnuTls))
            flags |= Flag.Name;
        // A namesake that did not sign is no issuer.
        return flags == Flag.None ? null : flags.HasFlag(Flag.Unknown) ? flags & ~Flag.Signature : flags;
    }

    private static CertificateFacts? Signer(Refusal refusal)
    {
        var signatures = new SignatureVerifier();
        // One that stands among what was sent is no end: its own issuer is looked for.
        return refusal.Request.Anchors.Select(static anchor => anchor.Certificate)
            .FirstOrDefault(entry => OpenSslDeadEnd.MayIssue(refusal, refusal.Last, entry) && !refusal.Path.Contains(entry) && signatures.Verify(refusal.Last, entry) == SignatureResult.Valid);
    }
}
