using System.Collections.Immutable;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>Programs that print OpenSSL's first error, or that hide it: s_client, curl, Ruby, Perl, PHP, and LibreSSL's s_client.</summary>
internal static class OpenSslMessages
{
    public static ImmutableArray<MessageFamily> Families { get; } =
    [
        // apps/lib/s_cb.c verify_callback.
        new("openssl", static refusal => SClient(refusal, refusal.Client.Version)),
        new("libressl", LibreSsl),
        new("curl", Curl),
        new("ruby", Ruby),
        new("perl-iosocketssl", Perl),
        new("php", Php),
    ];

    /// <summary>The first error with its text; null when it is not known.</summary>
    public static (int Number, string Text)? First(Refusal refusal, LibraryVersion? version) =>
        OpenSslErrors.Of(refusal, version) is [var first, ..] && OpenSslTexts.Of(first, version) is { } text ? (first, text) : null;

    private static string? SClient(Refusal refusal, LibraryVersion? version) =>
        First(refusal, version) is { } first ? $"verify error:num={first.Number}:{first.Text}" : null;

    private static string? LibreSsl(Refusal refusal)
    {
        // The legacy verifier is that of OpenSSL 1.0.2, with its words. Which of several certificates out of their dates it takes is not known.
        if (!refusal.Client.IsAtLeast("3.3"))
            return refusal is { HasPath: true, ReachesAnchor: false } && HasStale(refusal) ? null : SClient(refusal, LibraryVersion.TryParse("1.0.2g"));
        // The new one reports what the last of its paths came to (x509_verify.c x509_verify_chain_append).
        if (refusal.Candidates is not [{ Findings: [var finding] } path, ..])
            return null;
        if (path.Anchor is null && (finding.Id is not PathFindingIds.NoAnchor || path.Certificates.Any(refusal.IsInStore) || HasStale(refusal) || refusal.IsLoop || HasOtherAnchor(refusal)))
            return null;
        int number = finding.Id switch
        {
            PathFindingIds.Expired => OpenSslErrors.Expired,
            PathFindingIds.NotYetValid => OpenSslErrors.NotYetValid,
            PathFindingIds.SignatureInvalid => OpenSslErrors.Signature,
            PathFindingIds.NameConstraints => refusal.IsExcluded(finding.Index) ? OpenSslErrors.ExcludedSubtree : OpenSslErrors.PermittedSubtree,
            PathFindingIds.ExtendedKeyUsage => OpenSslErrors.Purpose,
            PathFindingIds.CriticalExtension => OpenSslErrors.CriticalExtension,
            PathFindingIds.PathLength when finding.Index > 0 => OpenSslErrors.PathLength,
            PathFindingIds.NotAnAuthority when finding.Index > 0 => OpenSslErrors.InvalidAuthorityOld,
            PathFindingIds.NoAnchor when refusal.SentRoot is null => OpenSslErrors.LocalIssuerNotFound,
            PathFindingIds.NoAnchor when refusal.SentRoot.Equals(refusal.Request.Presented[^1]) => path.Certificates.Length == 1 ? OpenSslErrors.SelfSignedEndEntity : OpenSslErrors.SelfSignedInChain,
            _ => 0,
        };
        return OpenSslTexts.Of(number, LibraryVersion.TryParse("1.0.2g")) is { } text ? $"verify error:num={number}:{text}" : null;
    }

    private static bool HasOtherAnchor(Refusal refusal) =>
        refusal.Request.Anchors.Any(anchor => refusal.Path.Any(child => child.Issuer.Equals(anchor.Certificate.Subject) && !child.Equals(anchor.Certificate)));

    private static bool HasStale(Refusal refusal) => refusal.Request.Presented.Concat(refusal.Request.Anchors.Select(static anchor => anchor.Certificate))
        .Any(entry => (refusal.Request.At > entry.NotAfter || refusal.Request.At < entry.NotBefore) && refusal.Path.Any(child => OpenSslDeadEnd.MayIssue(refusal, child, entry)));

    private static string? Curl(Refusal refusal)
    {
        LibraryVersion? openSsl = refusal.Client.VersionOf("openssl");
        if (First(refusal, openSsl) is not { } first)
            return null;
        // lib/vtls/openssl.c ossl_verifyhost: curl compares the name itself, and says "hostname" since 8.10 or so.
        if (first.Number == OpenSslErrors.HostName)
            return $"curl: (60) SSL: no alternative certificate subject name matches target {(refusal.Client.IsAtLeast("8.12") ? "hostname" : "host name")} '{refusal.Host}'";
        if (refusal.Client.IsAtLeast("8.20"))
            return $"curl: (60) SSL certificate OpenSSL verify result: {first.Text} ({first.Number})";
        if (refusal.Client.IsAtLeast("8.12"))
            return null;
        // Until 8.x the error queue came first: it is empty but where a signature was opened.
        if (first.Number != OpenSslErrors.Signature)
            return $"curl: (60) SSL certificate problem: {first.Text}";
        if (Queue(refusal, openSsl) is not [var queued, ..])
            return null;
        return openSsl is { } version && OpenSslErrors.Since(openSsl, "3.0.0") ? $"curl: (35) OpenSSL/{version.Text}: {queued}" : openSsl is null ? null : $"curl: (35) {queued}";
    }

    private static string? Ruby(Refusal refusal)
    {
        LibraryVersion? openSsl = OpenSslOf(refusal, ("2.7", "1.1.1w"), ("3.1", "3.0.19"), ("3.3", "3.6.5"));
        if (First(refusal, openSsl) is not { } first)
            return null;
        // ext/openssl/ossl_ssl.c: the peer's address since openssl 3.0 of Ruby 3.1; before, the host name was checked in Ruby, which leaves no number.
        string peer = refusal.Client.IsAtLeast("3.1") ? $" peeraddr={ClientMessages.Varying}" : "";
        string text = first.Number == OpenSslErrors.HostName && !refusal.Client.IsAtLeast("3.1") ? "unspecified certificate verification error" : first.Text;
        return $"OpenSSL::SSL::SSLError: SSL_connect returned=1 errno=0{peer} state=error: certificate verify failed ({text})";
    }

    private static string? Perl(Refusal refusal)
    {
        LibraryVersion? openSsl = OpenSslOf(refusal, ("2.069", "1.1.1w"), ("2.081", "3.0.19"), ("2.095", "3.6.5"));
        if (First(refusal, openSsl) is not { } first)
            return null;
        return first.Number == OpenSslErrors.HostName ? "hostname verification failed" : Failed(refusal, first.Number, openSsl) is { } errors ? "SSL connect attempt failed " + errors : null;
    }

    private static string? Php(Refusal refusal)
    {
        LibraryVersion? openSsl = OpenSslOf(refusal, ("7.4", "1.1.1w"), ("8.2", "3.0.19"), ("8.4", "3.5.7"));
        // X509_V_ERR_CERT_CHAIN_TOO_LONG is hidden as the others are.
        int number = OpenSslErrors.Of(refusal, openSsl) is [var first, ..] ? first : OpenSslErrors.LocalIssuerNotFound;
        if (!refusal.HasPath)
            return null;
        if (number != OpenSslErrors.HostName)
            return Failed(refusal, number, openSsl) is { } errors ? "stream_socket_client(): SSL operation failed with code 1. OpenSSL Error messages: " + errors : null;
        // ext/openssl/xp_ssl.c php_openssl_apply_peer_verification_policy: whether the common name was asked in the end depends on the point release.
        return refusal.Profile.Rules.CommonName == CommonNameRule.Always
            ? $"stream_socket_client(): Peer certificate CN=`{refusal.EndEntity.Subject.CommonName}' did not match expected CN=`{refusal.Host}'"
            : $"stream_socket_client(): Peer certificate subjectAltName did not match expected name `{refusal.Host}'";
    }

    // The version of OpenSSL that the name states, else the one of the measured build of that version.
    private static LibraryVersion? OpenSslOf(Refusal refusal, params ReadOnlySpan<(string Version, string OpenSsl)> builds)
    {
        if (refusal.Client.VersionOf("openssl") is { } stated)
            return stated;
        foreach ((string version, string openSsl) in builds)
        {
            if (refusal.Client.Version is { } own && LibraryVersion.TryParse(version) is { } build && own.Covers(build))
                return LibraryVersion.TryParse(openSsl);
        }

        return null;
    }

    private static string? Failed(Refusal refusal, int number, LibraryVersion? openSsl)
    {
        ImmutableArray<string> queue = number == OpenSslErrors.Signature ? Queue(refusal, openSsl) : [];
        if (number == OpenSslErrors.Signature && queue.IsEmpty)
            return null;
        string last = OpenSslErrors.Since(openSsl, "3.0.0")
            ? "error:0A000086:SSL routines::certificate verify failed"
            : "error:1416F086:SSL routines:tls_process_server_certificate:certificate verify failed";
        return string.Join(' ', [.. queue, last]);
    }

    // OpenSSL's error queue after a signature was opened with another key (crypto/rsa/rsa_pk1.c, rsa_ossl.c, asn1/a_verify.c).
    private static ImmutableArray<string> Queue(Refusal refusal, LibraryVersion? openSsl)
    {
        int top = Enumerable.Range(0, refusal.Path.Length - 1).LastOrDefault(i => refusal.HasAt(i, PathFindingIds.SignatureInvalid), -1);
        if (top < 0 || !RsaOpening.FailsAtOnce(refusal.Path[top], refusal.Path[top + 1]))
            return [];
        return OpenSslErrors.Since(openSsl, "3.0.0")
            ?
            [
                "error:0200008A:rsa routines::invalid padding", "error:02000072:rsa routines::padding check failed", "error:1C880004:Provider routines::RSA lib",
                "error:06880006:asn1 encoding routines::EVP lib",
            ]
            :
            [
                "error:0407008A:rsa routines:RSA_padding_check_PKCS1_type_1:invalid padding", "error:04067072:rsa routines:rsa_ossl_public_decrypt:padding check failed",
                "error:0D0C5006:asn1 encoding routines:ASN1_item_verify:EVP lib",
            ];
    }
}
