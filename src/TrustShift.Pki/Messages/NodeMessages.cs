using System.Collections.Immutable;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>
/// Node.js and Bun: the callback goes on, so that the last error counts; it is told as a code (node src/crypto/crypto_common.cc X509ErrorCode) and OpenSSL's text.
/// </summary>
internal static class NodeMessages
{
    private const string Hint = "; if the root CA is installed locally, try running Node.js with --use-system-ca";

    public static ImmutableArray<MessageFamily> Families { get; } =
    [
        new("node", Node),
        new("bun", Bun),
    ];

    private static string? Node(Refusal refusal)
    {
        ProfileName node = refusal.Client;
        LibraryVersion? openSsl = OpenSslOf(node);
        ImmutableArray<int> errors = OpenSslErrors.Of(refusal, openSsl);
        // 10 to 15 run out of memory over a self-signed end entity that may not sign certificates (SS|SS), or stop somewhere before.
        bool isCrash = node.IsAtLeast("10") && !node.IsAtLeast("16") && Refusal.IsRoot(refusal.EndEntity) && refusal.EndEntity.KeyUsage is { AllowsCertificateSigning: false };
        // A store entry that is refused has another text, which was seen once only (INVALID_PURPOSE).
        if (errors.IsEmpty || isCrash || errors.Contains(OpenSslErrors.Rejected))
            return null;
        string? text = Say(refusal, openSsl, errors, node.IsAtLeast("12") ? UnnamedCode : null);
        if (text is null)
            return null;
        bool isHinted = errors[^1] is OpenSslErrors.SelfSignedEndEntity or OpenSslErrors.EndEntitySignature
            || (errors[^1] == OpenSslErrors.IssuerNotFound && !node.Has("use-system-ca"));
        return isHinted && node.IsAtLeast("23") ? text + Hint : text;
    }

    private const string UnnamedCode = "UNSPECIFIED";

    private static string? Say(Refusal refusal, LibraryVersion? openSsl, ImmutableArray<int> errors, string? unnamed)
    {
        if (errors.IsEmpty || OpenSslTexts.Of(errors[^1], openSsl) is not { } text)
            return null;
        // 0.10 gives the code alone.
        bool isFirst = string.Equals(refusal.Client.Family, "node", StringComparison.Ordinal) && !refusal.Client.IsAtLeast("0.12");
        if (errors[^1] != OpenSslErrors.HostName)
            return isFirst ? CodeOf(errors[^1]) ?? text : $"{CodeOf(errors[^1]) ?? unnamed ?? text}: {text}";
        if (isFirst)
            return "Hostname/IP doesn't match certificate's altnames";
        // lib/tls.js checkServerIdentity, which is asked only when the chain is good.
        if (errors.Length > 1)
            return null;
        string names = string.Join(", ", refusal.EndEntity.DnsNames.Select(static name => "DNS:" + name));
        if (names.Length == 0)
            return null;
        string cause = $"Host: {refusal.Host}. is not in the cert's altnames: {names}";
        return IsOld(refusal.Client)
            ? $"Hostname/IP doesn't match certificate's altnames: \"{cause}\""
            : $"ERR_TLS_CERT_ALTNAME_INVALID: Hostname/IP does not match certificate's altnames: {cause}";
    }

    private static bool IsOld(ProfileName client) => string.Equals(client.Family, "node", StringComparison.Ordinal) && !client.IsAtLeast("10");

    private static string? Bun(Refusal refusal)
    {
        if (refusal.Only is { Id: PathFindingIds.KeyUsage, Index: 0 })
            return "ERR_SSL_KEY_USAGE_BIT_INCORRECT: error:1000012e:SSL routines:OPENSSL_internal:KEY_USAGE_BIT_INCORRECT";
        return Say(refusal, LibraryVersion.TryParse("1.1.0"), BunErrors(refusal), UnnamedCode);
    }

    // BoringSSL has no number of its own for what OpenSSL calls an invalid authority: the purpose does not fit.
    private static ImmutableArray<int> BunErrors(Refusal refusal)
    {
        // A store entry out of its dates is taken in the end where there is no other, and then its dates are what is wrong.
        if (refusal is { HasPath: true, ReachesAnchor: false } && Stale(refusal) is { } stale)
            return [refusal.Request.At > stale.NotAfter ? OpenSslErrors.Expired : OpenSslErrors.NotYetValid];
        ImmutableArray<int> errors = [.. OpenSslErrors.Of(refusal, LibraryVersion.TryParse("1.1.0")).Select(static error => error == OpenSslErrors.InvalidAuthorityOld ? OpenSslErrors.Purpose : error)];
        return refusal is { HasPath: true, ReachesAnchor: false, Path.Length: > 1 } && refusal.Last.BasicConstraints is not { IsAuthority: true } && refusal.IsInStore(refusal.Last)
            ? [.. errors, OpenSslErrors.Purpose]
            : errors;
    }

    private static Certificates.CertificateFacts? Stale(Refusal refusal) => refusal.Request.Anchors.Select(static anchor => anchor.Certificate)
        .FirstOrDefault(entry => (refusal.Request.At > entry.NotAfter || refusal.Request.At < entry.NotBefore) && refusal.Path.Any(child => OpenSslDeadEnd.MayIssue(refusal, child, entry)));

    private static LibraryVersion? OpenSslOf(ProfileName node) => LibraryVersion.TryParse(
        node.IsAtLeast("24") ? "3.5" : node.IsAtLeast("18.5") || (node.Version?.Text is "18") ? "3.0.19" : node.IsAtLeast("17") ? "3.0.1"
        : node.IsAtLeast("14") ? "1.1.1k" : node.IsAtLeast("13") ? "1.1.1g" : node.IsAtLeast("10") ? "1.1.1k" : node.IsAtLeast("4") ? "1.0.2g" : "1.0.1u");

    private static string? CodeOf(int error) => error switch
    {
        OpenSslErrors.IssuerNotFound => "UNABLE_TO_GET_ISSUER_CERT",
        OpenSslErrors.Signature => "CERT_SIGNATURE_FAILURE",
        OpenSslErrors.NotYetValid => "CERT_NOT_YET_VALID",
        OpenSslErrors.Expired => "CERT_HAS_EXPIRED",
        OpenSslErrors.SelfSignedEndEntity => "DEPTH_ZERO_SELF_SIGNED_CERT",
        OpenSslErrors.SelfSignedInChain => "SELF_SIGNED_CERT_IN_CHAIN",
        OpenSslErrors.LocalIssuerNotFound => "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
        OpenSslErrors.EndEntitySignature => "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        OpenSslErrors.InvalidAuthority or OpenSslErrors.InvalidAuthorityOld => "INVALID_CA",
        OpenSslErrors.PathLength => "PATH_LENGTH_EXCEEDED",
        OpenSslErrors.Purpose => "INVALID_PURPOSE",
        OpenSslErrors.Untrusted => "CERT_UNTRUSTED",
        OpenSslErrors.Rejected => "CERT_REJECTED",
        _ => null,
    };
}
