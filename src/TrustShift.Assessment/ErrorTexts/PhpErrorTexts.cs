using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of PHP streams and Perl, which mostly keep the reason of OpenSSL for themselves.</summary>
internal static class PhpErrorTexts
{
    private const string Php = "PHP ext/openssl/xp_ssl.c; observed with PHP 7.4 to 8.4";

    private const string Perl = "Perl IO::Socket::SSL; observed with Debian 11 to sid";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        Text("PHP", Php, NameMismatch, "Peer certificate", "did not match expected"),
        Text("PHP", Php, PinFailure, "peer_fingerprint match failure"),
        Text("PHP", Php, Unstated, "SSL operation failed with code", "certificate verify failed"),
        Text("PHP", Php, Other, "SSL operation failed with code"),
        Text("PHP", Php, Unstated, "Could not verify peer"),
        Text("Perl", Perl, NameMismatch, "hostname verification failed"),
        Text("Perl", Perl, Unstated, "SSL connect attempt failed", "certificate verify failed"),
        Text("Perl", Perl, Other, "SSL connect attempt failed"),
    ];
}
