using TrustShift.Discovery.Evidence;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>The tool curl.</summary>
internal static class CurlProofs
{
    private const string Name = "curl";

    public static ProofFamily Family { get; } = new(
    [
        new(Name, "curl", "/usr/bin/curl")
        {
            VersionArguments = ["--version"],
            VersionPattern = @"curl (?<v>[\d.]+)",
            Ask = """each '"$PROGRAM" -sS -o /dev/null --max-time 10 $ARGUMENTS "$u"' "$@" """,
            Software = static version => [new("usr/bin/curl", SoftwareKinds.Curl, "curl (OpenSSL)", version)],
            Client = "curl:usr/bin/curl",
            Needs = "curl --version | grep -q OpenSSL",
        },
    ],
    [
        new(Name, "nothing set", "DF", "curl.default-file curl.default-folder"),
        new(Name, "CURL_CA_BUNDLE", "AD", "curl.CURL_CA_BUNDLE") { Environment = "CURL_CA_BUNDLE=/mnt/a.pem" },
        new(Name, "CURL_CA_BUNDLE and SSL_CERT_FILE that are empty", "DF", "curl.default-file curl.default-folder") { Environment = "CURL_CA_BUNDLE= SSL_CERT_FILE=" },
        new(Name, "cacert in the file of -K with .curlrc cacert", "AD", "curl.cacert") { Arguments = "-K /mnt/c.conf", Files = [("/mnt/c.conf", "cacert = /mnt/a.pem\n"), ("/mnt/home/.curlrc", "cacert = /mnt/b.pem\n")] },
        new(Name, "cacert in the .curlrc of CURL_HOME", "AD", "curl.cacert") { Environment = "CURL_HOME=/mnt/curl", Files = [("/mnt/curl/.curlrc", "cacert = /mnt/a.pem\n"), ("/mnt/home/.curlrc", "cacert = /mnt/b.pem\n")] },
        new(Name, "CURL_CA_BUNDLE that is not there", "", "curl.CURL_CA_BUNDLE") { Environment = "CURL_CA_BUNDLE=/mnt/missing.pem" },
        new(Name, "CURL_CA_BUNDLE with SSL_CERT_FILE and SSL_CERT_DIR", "AD", "curl.CURL_CA_BUNDLE") { Environment = "CURL_CA_BUNDLE=/mnt/a.pem SSL_CERT_FILE=/mnt/b.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Name, "SSL_CERT_FILE", "AD", "curl.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Name, "SSL_CERT_FILE that is not there", "", "curl.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/missing.pem" },
        new(Name, "SSL_CERT_DIR", "AF", "curl.SSL_CERT_DIR-alone") { Environment = "SSL_CERT_DIR=/mnt/a.d" },
        new(Name, "SSL_CERT_FILE and SSL_CERT_DIR", "BF", "curl.SSL_CERT_DIR-alone") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Name, ".curlrc cacert with CURL_CA_BUNDLE", "AD", "curl.cacert") { Environment = "CURL_CA_BUNDLE=/mnt/b.pem", Files = [("/mnt/home/.curlrc", "cacert = /mnt/a.pem\n")] },
        new(Name, ".curlrc cacert with SSL_CERT_DIR", "AD", "curl.cacert") { Environment = "SSL_CERT_DIR=/mnt/b.d", Files = [("/mnt/home/.curlrc", "cacert = /mnt/a.pem\n")] },
        new(Name, ".curlrc capath with CURL_CA_BUNDLE", "AF", "curl.capath") { Environment = "CURL_CA_BUNDLE=/mnt/b.pem", Files = [("/mnt/home/.curlrc", "capath = /mnt/a.d\n")] },
        new(Name, "--cacert with .curlrc cacert", "AD", "curl.cacert") { Arguments = "--cacert /mnt/a.pem", Files = [("/mnt/home/.curlrc", "cacert = /mnt/b.pem\n")] },
        new(Name, "--cacert with .curlrc capath", "AB", "curl.cacert curl.capath") { Arguments = "--cacert /mnt/a.pem", Files = [("/mnt/home/.curlrc", "capath = /mnt/b.d\n")] },
        new(Name, "--cacert and --capath", "AB", "curl.cacert curl.capath") { Arguments = "--cacert /mnt/a.pem --capath /mnt/b.d", Environment = "CURL_CA_BUNDLE=/mnt/c.pem" },
        new(Name, "--cacert that is not there", "", "curl.cacert") { Arguments = "--cacert /mnt/missing.pem" },
    ]);
}
