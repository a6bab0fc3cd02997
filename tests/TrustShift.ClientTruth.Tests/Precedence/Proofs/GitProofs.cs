using TrustShift.Discovery.Evidence;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>git. The server speaks no git, but a request shows that it was trusted.</summary>
internal static class GitProofs
{
    private const string Name = "git (GnuTLS)";

    public static ProofFamily Family { get; } = new(
    [
        new(Name, "git", "/usr/bin/git")
        {
            VersionArguments = ["--version"],
            Ask = """each 'GIT_TERMINAL_PROMPT=0 timeout 10 "$PROGRAM" $ARGUMENTS ls-remote "$u"' "$@" """,
            Software = static version =>
                [new("usr/bin/git", SoftwareKinds.Git, "git (GnuTLS)", version), new("usr/lib/x86_64-linux-gnu/libcurl-gnutls.so.4", SoftwareKinds.CurlGnuTls, "libcurl (GnuTLS)", "7.88.1")],
            Client = "git:usr/bin/git",
            Needs = "ldd /usr/lib/git-core/git-remote-http | grep -q gnutls",
        },
    ],
    [
        new(Name, "nothing set", "DF", "git.default-file git.default-folder"),
        new(Name, "SSL_CERT_FILE, SSL_CERT_DIR and CURL_CA_BUNDLE", "DF", "git.variables") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/a.d CURL_CA_BUNDLE=/mnt/b.pem" },
        new(Name, "GIT_SSL_CAINFO", "ADF", "git.GIT_SSL_CAINFO") { Environment = "GIT_SSL_CAINFO=/mnt/a.pem" },
        new(Name, "GIT_SSL_CAINFO that is not there", "", "git.GIT_SSL_CAINFO") { Environment = "GIT_SSL_CAINFO=/mnt/missing.pem" },
        new(Name, "GIT_SSL_CAINFO with http.sslCAInfo", "ADF", "git.GIT_SSL_CAINFO") { Environment = "GIT_SSL_CAINFO=/mnt/a.pem", Files = [("/mnt/home/.gitconfig", "[http]\n\tsslCAInfo = /mnt/b.pem\n")] },
        new(Name, "http.sslCAInfo", "ADF", "git.http.sslCAInfo") { Files = [("/mnt/home/.gitconfig", "[http]\n\tsslCAInfo = /mnt/a.pem\n")] },
        new(Name, "GIT_SSL_CAINFO that is empty", "", "git.GIT_SSL_CAINFO") { Environment = "GIT_SSL_CAINFO=" },
        new(Name, "-c http.sslCAInfo with http.sslCAInfo", "ADF", "git.http.sslCAInfo") { Arguments = "-c http.sslCAInfo=/mnt/a.pem", Files = [("/mnt/home/.gitconfig", "[http]\n\tsslCAInfo = /mnt/b.pem\n")] },
        new(Name, "GIT_CONFIG_KEY_0 with http.sslCAInfo", "ADF", "git.http.sslCAInfo")
        {
            Environment = "GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.sslCAInfo GIT_CONFIG_VALUE_0=/mnt/a.pem", Files = [("/mnt/home/.gitconfig", "[http]\n\tsslCAInfo = /mnt/b.pem\n")],
        },
        new(Name, "GIT_CONFIG_GLOBAL", "ADF", "git.http.sslCAInfo") { Environment = "GIT_CONFIG_GLOBAL=/mnt/g", Files = [("/mnt/g", "[http]\n\tsslCAInfo = /mnt/a.pem\n"), ("/mnt/home/.gitconfig", "[http]\n\tsslCAInfo = /mnt/b.pem\n")] },
        new(Name, "http.<url>.sslCAInfo with http.sslCAInfo", "ABDF", "git.http.url.sslCAInfo")
        {
            Files = [("/mnt/home/.gitconfig", "[http]\n\tsslCAInfo = /mnt/a.pem\n[http \"https://localhost:{B}/\"]\n\tsslCAInfo = /mnt/b.pem\n")],
            NotPredicted = "it holds for some addresses",
        },
        new(Name, "GIT_SSL_CAPATH", "A", "git.GIT_SSL_CAPATH") { Environment = "GIT_SSL_CAPATH=/mnt/a.d" },
        new(Name, "http.sslCAPath", "A", "git.http.sslCAPath") { Files = [("/mnt/home/.gitconfig", "[http]\n\tsslCAPath = /mnt/a.d\n")] },
        new(Name, "GIT_SSL_CAINFO and GIT_SSL_CAPATH", "AB", "git.GIT_SSL_CAINFO git.GIT_SSL_CAPATH") { Environment = "GIT_SSL_CAINFO=/mnt/a.pem GIT_SSL_CAPATH=/mnt/b.d" },
    ]);
}
