using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>Libraries for small devices: numbers, which programs print with the library's words or without.</summary>
internal static class EmbeddedMessages
{
    private static readonly ImmutableArray<(int Flag, string Text)> MbedTexts =
    [
        (0x1, "The certificate validity has expired"),
        (0x4, "The certificate Common Name (CN) does not match with the expected CN"),
        (0x8, "The certificate is not correctly signed by the trusted CA"),
        (0x200, "The certificate validity starts in the future"),
        (0x4000, "The certificate is signed with an unacceptable hash."),
        (0x10000, "The certificate is signed with an unacceptable key (eg bad curve, RSA too short)."),
    ];

    public static ImmutableArray<MessageFamily> Families { get; } =
    [
        // s2n tells no reason.
        new("aws-crt", static _ => "AWS_IO_TLS_ERROR_NEGOTIATION_FAILURE, TLS (SSL) negotiation failed"),
        new("mbedtls", MbedTls),
        new("wolfssl", WolfSsl),
        new("bearssl", static refusal => Bear(refusal) is { } bear ? string.Create(CultureInfo.InvariantCulture, $"BR_ERR {bear}") : null),
    ];

    // library/x509_crt.c mbedtls_x509_crt_verify_info.
    private static string? MbedTls(Refusal refusal)
    {
        // MBEDTLS_X509_MAX_INTERMEDIATE_CA, and what cannot be parsed, have other texts.
        if (!refusal.HasPath || refusal.Candidates[0].Findings.Any(static finding => finding.Index < 0) || refusal.Path.Length > 8)
            return null;
        if (refusal.Only is { Index: 0, Id: PathFindingIds.KeyUsage or PathFindingIds.ExtendedKeyUsage } own && refusal.ReachesAnchor)
        {
            return "-0x7a00 SSL - Processing of the Certificate handshake message failed flags="
                + (own.Id is PathFindingIds.KeyUsage ? "0x800 Usage does not match the keyUsage extension;" : "0x1000 Usage does not match the extendedKeyUsage extension;");
        }

        int flags = refusal.ReachesAnchor ? 0 : 0x8;
        foreach (PathFinding finding in refusal.Findings.Where(static finding => finding.Fatal))
        {
            int flag = finding.Id switch
            {
                PathFindingIds.Expired => 0x1,
                PathFindingIds.NotYetValid => 0x200,
                PathFindingIds.HostName => 0x4,
                PathFindingIds.WeakSignature => 0x4000,
                PathFindingIds.WeakKey => 0x10000,
                PathFindingIds.SignatureInvalid or PathFindingIds.NoAnchor or PathFindingIds.NotAnAuthority or PathFindingIds.KeyUsage or PathFindingIds.PathLength => 0x8,
                _ => -1,
            };
            if (flag < 0)
                return null;
            flags |= flag;
        }

        // The root that was sent is looked at as any other certificate, its own signature included.
        if (!refusal.ReachesAnchor && Refusal.IsRoot(refusal.Last) && refusal.Last.SignatureAlgorithm.Contains("sha1", StringComparison.OrdinalIgnoreCase))
            flags |= 0x4000;
        return string.Create(CultureInfo.InvariantCulture, $"-0x2700 X509 - Certificate verification failed, e.g. CRL, CA or signature check failed flags=0x{flags:x} ")
            + string.Concat(MbedTexts.Where(text => (flags & text.Flag) != 0).Select(static text => text.Text + ";"));
    }

    // wolfcrypt/src/error.c. Each certificate is looked at for itself, from the last to the first: what is wrong with one of several is not known here.
    private static string? WolfSsl(Refusal refusal)
    {
        if (!refusal.HasPath || refusal.Request.Presented.Any(refusal.IsStale))
            return null;
        bool isNew = refusal.Client.IsAtLeast("5.5");
        if (refusal is { ReachesAnchor: true, Only: { } only })
        {
            return only.Id switch
            {
                PathFindingIds.HostName => "-322 peer subject name mismatch",
                PathFindingIds.PathLength when isNew => "-238 ASN CA path length larger than signer error",
                PathFindingIds.ExtendedKeyUsage when only.Index == 0 => "-386 Ext Key Use server/client auth not set Error",
                PathFindingIds.NameConstraints => "-198 Name Constraint error",
                _ => null,
            };
        }

        return isNew && refusal is { ReachesAnchor: false, Path.Length: 1 } && refusal.Path[0].Equals(refusal.EndEntity) && !Refusal.IsRoot(refusal.EndEntity) && !refusal.HasNamesake
            ? "-188 certificate verify failed"
            : null;
    }

    // inc/bearssl_x509.h BR_ERR_X509_*.
    private static int? Bear(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        if (!refusal.ReachesAnchor)
            return refusal.Findings.Any(static finding => finding.Fatal) || refusal.Path.Any(refusal.IsStale) || refusal.Path.Length < refusal.Request.Presented.Length ? null : 62;
        return refusal.Only switch
        {
            { Id: PathFindingIds.KeyUsage, Index: 0 } => 28,
            { Id: PathFindingIds.SignatureInvalid } => 52,
            { Id: PathFindingIds.Expired or PathFindingIds.NotYetValid } => 54,
            { Id: PathFindingIds.HostName } => 56,
            { Id: PathFindingIds.CriticalExtension or PathFindingIds.NameConstraints } => 57,
            { Id: PathFindingIds.NotAnAuthority or PathFindingIds.PathLength } only when only.Index < refusal.Path.Length - 1 => 58,
            { Id: PathFindingIds.KeyUsage } => 59,
            _ => null,
        };
    }
}
