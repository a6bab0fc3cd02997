using TrustShift.Discovery.Evidence;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>The tool openssl.</summary>
internal static class OpenSslProofs
{
    private const string Name = "openssl s_client";

    public static ProofFamily Family { get; } = new(
    [
        new(Name, "openssl", "/usr/bin/openssl")
        {
            VersionArguments = ["version"],
            VersionPattern = @"OpenSSL (?<v>[\d.]+\w*)",
            Ask = """each 'printf "GET /$w HTTP/1.0\r\n\r\n" | timeout 10 "$PROGRAM" s_client $ARGUMENTS -verify_return_error -quiet -no_ign_eof -connect localhost:$p -servername localhost' "$@" """,
            Software = static version => [new("usr/lib/x86_64-linux-gnu/libssl.so.3", SoftwareKinds.OpenSsl, "OpenSSL", version, "/usr/lib/ssl")],
            Client = "openssl:usr/lib/x86_64-linux-gnu/libssl.so.3",
        },
    ],
    [
        new(Name, "nothing set", "DF", "openssl.default-file openssl.default-folder"),
        new(Name, "SSL_CERT_FILE", "AD", "openssl.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Name, "SSL_CERT_DIR", "AF", "openssl.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.d" },
        new(Name, "SSL_CERT_DIR with two folders", "ABF", "openssl.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.d:/mnt/b.d" },
        new(Name, "SSL_CERT_DIR without hashed names", "F", "openssl.SSL_CERT_DIR openssl.default-folder") { Environment = "SSL_CERT_DIR=/mnt/a.plain" },
        new(Name, "SSL_CERT_FILE and SSL_CERT_DIR", "AB", "openssl.SSL_CERT_FILE openssl.SSL_CERT_DIR") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Name, "SSL_CERT_FILE that is not there", "D", "openssl.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/missing.pem" },
        new(Name, "SSL_CERT_FILE that is empty", "D", "openssl.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=" },
        new(Name, "SSL_CERT_DIR that is empty", "F", "openssl.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=" },
        new(Name, "-CAfile with SSL_CERT_FILE", "A", "openssl.options") { Environment = "SSL_CERT_FILE=/mnt/b.pem", Arguments = "-CAfile /mnt/a.pem", NotPredicted = "an option of the tool" },
        new(Name, "-CApath with SSL_CERT_DIR", "A", "openssl.options") { Environment = "SSL_CERT_DIR=/mnt/b.d", Arguments = "-CApath /mnt/a.d", NotPredicted = "an option of the tool" },
        new(Name, "-no-CAfile", "D", "openssl.default-file") { Arguments = "-no-CAfile", NotPredicted = "an option of the tool" },
    ]);
}
