using System.Text.RegularExpressions;

namespace TrustShift.ClientTruth.Tests.Replay;

/// <summary>
/// An observed text without what the driver of that client put around it, and with "…" for what differs from run to run, as messages are told.
/// </summary>
internal static partial class ObservedText
{
    private static readonly (Regex Pattern, string Replacement)[] Rules =
    [
        // Drivers: exit codes, the wrapping exception, the causes below it, lists of certificates, all numbers of a verification.
        (CurlExit(), "curl: ($1) "), (LibCurlExit(), "curl: ($1) "), (AllNumbers(), ""), (GoGet(), ""), (DotNetOuter(), ""), (NssStatus(), ""), (DriverPrefix(), ""),
        (SClient(), "verify error:num=$1:$2"), (PhpRest(), ""), (GnuTlsFatal(), "*** Fatal"), (WgetStart(), ""), (JavaCauses(), ""),
        // What varies.
        (SourceLine(), "$1:…"), (Port(), "port=…"), (Url(), "url: … "), (Peer(), "peeraddr=…"), (UrlPort(), "$1:…/"), (GoNow(), "current time … is"), (RustNow(), "verification time …"),
        (RustSeconds(), "(… seconds"), (Store(), "CAfile: …"),
    ];

    /// <summary>The text as a message tells it. A text that was cut when it was recorded stays cut.</summary>
    public static string Of(string observed)
    {
        string text = observed.TrimEnd().Replace("\n", "\\n", StringComparison.Ordinal);
        if (Statuses().Match(text) is { Success: true } statuses)
            text = "AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: " + Sorted(statuses.Groups[1].Value);
        if (text.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal))
            text = "AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch";
        if (ChainStatuses().Match(text) is { Success: true } chain)
            text = Sorted(chain.Groups[1].Value);
        foreach ((Regex pattern, string replacement) in Rules)
            text = pattern.Replace(text, replacement);
        return text;
    }

    // In the order of the flags' bits, PartialChain being the last of those seen.
    private static string Sorted(string statuses)
    {
        string[] names = statuses.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(", ", names.Where(static name => name is not "PartialChain").Concat(names.Where(static name => name is "PartialChain")));
    }

    [GeneratedRegex(@"^\(\d+\) curl: \((\d+)\) ")]
    private static partial Regex CurlExit();

    [GeneratedRegex(@"^\((\d+)\) (?=gnutls_|SSL|server|GnuTLS)")]
    private static partial Regex LibCurlExit();

    [GeneratedRegex(@" \(all: [\d,]+\)$")]
    private static partial Regex AllNumbers();

    [GeneratedRegex(@"^Get ""https:[^""]*"": ")]
    private static partial Regex GoGet();

    [GeneratedRegex("^HttpRequestException: .*? <- ")]
    private static partial Regex DotNetOuter();

    [GeneratedRegex(" +status=0x.*$")]
    private static partial Regex NssStatus();

    [GeneratedRegex(@"^(: |aws-c-io: |Error: |InvalidData: |\[(load_verify_locations|store parse)[^\]]*\] )")]
    private static partial Regex DriverPrefix();

    [GeneratedRegex(@"^(\d+) ([A-Za-z].*)$")]
    private static partial Regex SClient();

    [GeneratedRegex(@" \| stream_socket_client.*$")]
    private static partial Regex PhpRest();

    [GeneratedRegex(@"^.*\*\*\* Fatal")]
    private static partial Regex GnuTlsFatal();

    [GeneratedRegex(@"^\(5\) Loaded CA certificate 'STORE' / ")]
    private static partial Regex WgetStart();

    [GeneratedRegex("(?<=^javax.*?) <- .*$")]
    private static partial Regex JavaCauses();

    [GeneratedRegex(@"(_ssl\.c|ssl_handshake\.erl):\d+")]
    private static partial Regex SourceLine();

    [GeneratedRegex(@"port=\d+")]
    private static partial Regex Port();

    [GeneratedRegex("url: / ")]
    private static partial Regex Url();

    [GeneratedRegex(@"peeraddr=\S+")]
    private static partial Regex Peer();

    [GeneratedRegex(@"(https://[^:/]+):\d+/")]
    private static partial Regex UrlPort();

    [GeneratedRegex(@"current time \S+ is")]
    private static partial Regex GoNow();

    [GeneratedRegex(@"verification time \d+")]
    private static partial Regex RustNow();

    [GeneratedRegex(@"\(\d+ seconds")]
    private static partial Regex RustSeconds();

    [GeneratedRegex("CAfile: STORE")]
    private static partial Regex Store();

    [GeneratedRegex(@"RemoteCertificateChainErrors ([A-Za-z ]+) \[")]
    private static partial Regex Statuses();

    [GeneratedRegex(@"^([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*) \[[a-z]")]
    private static partial Regex ChainStatuses();
}
