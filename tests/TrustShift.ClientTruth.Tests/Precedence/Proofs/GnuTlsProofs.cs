using TrustShift.Discovery.Evidence;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>gnutls-cli and Debian's wget.</summary>
internal static class GnuTlsProofs
{
    private const string Cli = "gnutls-cli", Wget = "wget (GnuTLS)";

    public static ProofFamily Family { get; } = new(
    [
        new(Cli, "gnutls", "/usr/bin/gnutls-cli")
        {
            VersionArguments = ["--version"],
            Ask = """each 'printf "GET /$w HTTP/1.0\r\n\r\n" | timeout 10 "$PROGRAM" $ARGUMENTS -p $p localhost' "$@" """,
            Software = static version => [new("usr/lib/x86_64-linux-gnu/libgnutls.so.30", SoftwareKinds.GnuTls, "GnuTLS", version)],
            Client = "gnutls:usr/lib/x86_64-linux-gnu/libgnutls.so.30",
        },
        new(Wget, "wget", "/usr/bin/wget")
        {
            VersionArguments = ["--version"],
            Ask = """each '"$PROGRAM" -q -O /dev/null -T 10 -t 1 $ARGUMENTS "$u"' "$@" """,
            Software = static version =>
                [new("usr/bin/wget", SoftwareKinds.Wget, "wget (GnuTLS)", version), new("usr/lib/x86_64-linux-gnu/libgnutls.so.30", SoftwareKinds.GnuTls, "GnuTLS", "3.7.9")],
            Client = "wget:usr/bin/wget",
            Needs = "wget --version | grep -q +ssl/gnutls",
        },
    ],
    [
        new(Cli, "nothing set", "F", "gnutls.system-trust"),
        new(Cli, "SSL_CERT_FILE and SSL_CERT_DIR", "F", "gnutls.variables") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Cli, "--x509cafile", "A", "gnutls.x509cafile") { Arguments = "--x509cafile=/mnt/a.pem", NotPredicted = "an option of the tool" },
        new(Wget, "nothing set", "F", "wget.system-trust"),
        new(Wget, "SSL_CERT_FILE and SSL_CERT_DIR", "F", "wget.variables") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Wget, "ca_certificate in wgetrc", "AF", "wget.ca_certificate") { Files = [("/mnt/home/.wgetrc", "ca_certificate = /mnt/a.pem\n")] },
        new(Wget, "--ca-certificate with wgetrc", "AF", "wget.ca_certificate") { Arguments = "--ca-certificate=/mnt/a.pem", Files = [("/mnt/home/.wgetrc", "ca_certificate = /mnt/b.pem\n")] },
        new(Wget, "ca_certificate that is not there", "F", "wget.ca_certificate") { Files = [("/mnt/home/.wgetrc", "ca_certificate = /mnt/missing.pem\n")] },
        new(Wget, "ca_directory in wgetrc", "A", "wget.ca_directory") { Files = [("/mnt/home/.wgetrc", "ca_directory = /mnt/a.d\n")] },
        new(Wget, "ca_directory and ca_certificate", "AB", "wget.ca_directory wget.ca_certificate") { Files = [("/mnt/home/.wgetrc", "ca_directory = /mnt/a.d\nca_certificate = /mnt/b.pem\n")] },
        new(Wget, "--ca-directory that is not there", "", "wget.ca_directory") { Arguments = "--ca-directory=/mnt/missing.d" },
    ]);
}
