using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// The packages that matter for trust or TLS, by their names in Debian and Ubuntu, RHEL and Fedora, SUSE, Alpine and Wolfi, Amazon Linux. Which TLS library
/// a program uses does not stand here: its own dependencies state it (<see cref="TlsDependency"/>).
/// </summary>
internal static class TrustPackages
{
    /// <summary>What packages of certificates bring.</summary>
    public const string RootCertificates = "root certificates";

    /// <summary>The table; a library before the tools of the same product, because its version is that of the files.</summary>
    public static ImmutableArray<TrustPackage> All { get; } =
    [
        new(RootCertificates, null, "ca-certificates*", "ca_root_nss"),
        new("p11-kit", null, "p11-kit*", "libp11-kit#"),
        new("crypto-policies", null, "crypto-policies"),
        new("OpenSSL", SoftwareKinds.OpenSsl, "libssl#", "openssl-libs", "openssl#-libs", "libopenssl#", "libopenssl-#", "compat-openssl#", "openssl#e", "libcrypto#"),
        new("OpenSSL", SoftwareKinds.OpenSsl, "openssl", "openssl#", "openssl-#"),
        new("LibreSSL", null, "libressl*", "libretls"),
        new("GnuTLS", SoftwareKinds.GnuTls, "libgnutls#", "libgnutls-deb#-#", "gnutls"),
        new("NSS", null, "libnss3", "nss", "mozilla-nss", "libfreebl3", "libsoftokn3"),
        new("mbedTLS", null, "libmbedtls#", "mbedtls#", "mbedtls"),
        new("wolfSSL", null, "libwolfssl#", "wolfssl"),
        new("libcurl", SoftwareKinds.CurlGnuTls, "libcurl#-gnutls", "libcurl-gnutls"),
        new("libcurl", SoftwareKinds.Curl, "libcurl#", "libcurl", "libcurl-minimal", "libcurl#-nss"),
        new("curl", SoftwareKinds.Curl, "curl", "curl-minimal"),
        new("wget", SoftwareKinds.Wget, "wget", "wget#", "wget#-wget"),
        new("git", SoftwareKinds.Git, "git", "git-core", "git-minimal"),
        new("apt", SoftwareKinds.Apt, "apt"),
        new(
            "Java", SoftwareKinds.Java, "openjdk-#-*", "openjdk#*", "java-#-openjdk*", "java-#-amazon-corretto*", "java-#-ibm*", "java-latest-openjdk*", "temurin-#-*", "zulu#*",
            "adoptopenjdk-#-*", "bellsoft-java#*", "msopenjdk-#", "sapmachine-#-*", "jdk-#", "oracle-java#*"),
        new("Node.js", SoftwareKinds.NodeSystem, "nodejs", "nodejs#", "nodejs-current", "libnode#", "nodejs-libs"),
        new("Python", SoftwareKinds.Python, "libpython#-stdlib", "libpython#-minimal", "python#-libs", "python-libs", "python#", "python", "python#-base", "python#-minimal"),
        new("certifi", SoftwareKinds.PythonPackage, "python-certifi", "python#-certifi", "py#-certifi"),
        new("requests", SoftwareKinds.PythonPackage, "python-requests", "python#-requests", "py#-requests"),
        new("urllib3", null, "python-urllib3", "python#-urllib3", "py#-urllib3"),
        new("pip", null, "python-pip", "python#-pip", "python-pip-whl", "python#-pip-whl", "py#-pip"),
        new("botocore", SoftwareKinds.PythonPackage, "python-botocore", "python#-botocore", "py#-botocore"),
        new("boto3", SoftwareKinds.AwsSdk, "python-boto3", "python#-boto3", "py#-boto3"),
        new("boto", SoftwareKinds.AwsSdk, "python-boto", "python#-boto"),
        new("awscli", SoftwareKinds.AwsSdk, "awscli*", "aws-cli*"),
        new("Ruby", null, "ruby", "ruby#", "libruby#", "ruby-libs", "ruby#-libs"),
        new("PHP", null, "php", "php#", "php-cli", "php#-cli", "php-common", "php#-common", "php-fpm", "php#-fpm", "php#-openssl", "php#-curl", "libapache#-mod-php#"),
        new("Perl", null, "perl", "perl-base", "perl-interpreter", "libio-socket-ssl-perl", "perl-IO-Socket-SSL", "perl-io-socket-ssl", "libmozilla-ca-perl", "perl-Mozilla-CA", "perl-mozilla-ca"),
        new("Go", null, "golang", "golang-go", "golang-#-go", "golang-bin", "go", "go#"),
        new("Erlang", null, "erlang", "erlang#", "erlang-base", "erlang-ssl", "erlang-public-key"),
        new(".NET", SoftwareKinds.DotNet, "dotnet-runtime-#", "dotnet#-runtime", "aspnetcore-runtime-#", "aspnetcore#-runtime"),
    ];

    /// <summary>The row of a package; null when it does not matter for trust.</summary>
    public static TrustPackage? Find(string name)
    {
        foreach (TrustPackage row in All)
        {
            if (row.Covers(name))
                return row;
        }

        return null;
    }
}
