using System.Collections.Immutable;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Messages;

/// <summary>Python's ssl module (Modules/_ssl.c newPySSLSocket, fill_and_set_sslerror) and what wraps its errors.</summary>
internal static class PythonMessages
{
    public static ImmutableArray<MessageFamily> Families { get; } =
    [
        new("python", Python),
        new("requests", Requests),
        new("botocore", static refusal => Inner(refusal, OpenSslOf(refusal)) is { } inner
            ? $"SSLError: SSL validation failed for https://{refusal.Host}:{ClientMessages.Varying}/ {inner}"
            : null),
    ];

    private static string? Python(Refusal refusal)
    {
        LibraryVersion? openSsl = refusal.Client.VersionOf("openssl");
        if (OpenSslMessages.First(refusal, openSsl) is not { } first)
            return null;
        if (refusal.Client.IsAtLeast("3.7"))
            return "SSLCertVerificationError: " + Failed(refusal, first, withReason: true);
        // Lib/ssl.py match_hostname, until 3.7 left it to OpenSSL.
        return first.Number == OpenSslErrors.HostName ? Mismatch(refusal) is { } text ? "CertificateError: " + text : null : "SSLError: " + Failed(refusal, first, withReason: false);
    }

    private static string? Requests(Refusal refusal)
    {
        LibraryVersion? openSsl = OpenSslOf(refusal), urllib3 = refusal.Client.VersionOf("urllib3"), python = refusal.Client.VersionOf("python");
        if (OpenSslMessages.First(refusal, openSsl) is not { } first)
            return null;
        bool ownMatch = urllib3 is { } own && !own.IsAtLeast("2.0");
        string? cause;
        if (first.Number == OpenSslErrors.HostName && ownMatch)
        {
            // urllib3 1.26 util/ssl_match_hostname.py, or ssl.match_hostname where Python still has a strict one (3.7 to 3.9).
            bool isPythons = python is { } runtime && !runtime.IsAtLeast("3.10");
            string? text = isPythons && refusal.EndEntity.DnsNames is [var name] && IsPartial(name) ? $"partial wildcards in leftmost label are not supported: '{name}'." : Mismatch(refusal);
            cause = text is null ? null : $"{(isPythons ? "SSLCertVerificationError" : "CertificateError")}(\"{text}\")";
        }
        else
        {
            string text = Failed(refusal, first, withReason: true);
            // repr() takes double quotes where the text has single ones.
            cause = first.Number == OpenSslErrors.HostName ? $"SSLCertVerificationError(1, \"{text}\")" : $"SSLCertVerificationError(1, '{text}')";
        }

        return cause is null ? null : $"SSLError: HTTPSConnectionPool(host='{refusal.Host}', port={ClientMessages.Varying}): Max retries exceeded with url: {ClientMessages.Varying} (Caused by SSLError({cause}))";
    }

    private static string? Inner(Refusal refusal, LibraryVersion? openSsl)
    {
        if (OpenSslMessages.First(refusal, openSsl) is not { } first)
            return null;
        return first.Number == OpenSslErrors.HostName ? Mismatch(refusal) : Failed(refusal, first, withReason: true);
    }

    private static string Failed(Refusal refusal, (int Number, string Text) error, bool withReason)
    {
        string reason = !withReason ? "" : error.Number == OpenSslErrors.HostName
            ? $": Hostname mismatch, certificate is not valid for '{refusal.Host}'."
            : ": " + error.Text;
        return $"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed{reason} (_ssl.c:{ClientMessages.Varying})";
    }

    private static string? Mismatch(Refusal refusal) => refusal.EndEntity.DnsNames switch
    {
        [] => null,
        [var one] => $"hostname '{refusal.Host}' doesn't match '{one}'",
        var many => $"hostname '{refusal.Host}' doesn't match either of {string.Join(", ", many.Select(static name => $"'{name}'"))}",
    };

    private static bool IsPartial(string name)
    {
        string label = name.Split('.')[0];
        return label.Contains('*', StringComparison.Ordinal) && label.Length > 1;
    }

    // Debian's builds: 3.9 on 1.1.1w, 3.11 on 3.0, 3.13 on 3.5, 3.14 on 3.6.
    private static LibraryVersion? OpenSslOf(Refusal refusal)
    {
        if (refusal.Client.VersionOf("openssl") is { } stated)
            return stated;
        string? openSsl = refusal.Client.VersionOf("python")?.Text switch { "3.9" => "1.1.1w", "3.11" => "3.0.19", "3.13" => "3.5.7", "3.14" => "3.6.5", _ => null };
        return openSsl is null ? null : LibraryVersion.TryParse(openSsl);
    }
}
