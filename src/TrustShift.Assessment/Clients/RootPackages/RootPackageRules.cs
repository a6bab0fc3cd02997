using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Profiles;

namespace TrustShift.Assessment.Clients.RootPackages;

/// <summary>The packages that bring roots or choose the store, by their code and documentation; add a line for a new one.</summary>
internal static class RootPackageRules
{
    private const string OfAwsForRuby = "it takes OpenSSL's default paths, and the bundle that it brings where Aws.use_bundled_cert! is called";

    private static readonly string[] Node = ["node", "node@16", "node@12", "node@8"];
    private static readonly string[] Ruby = [.. LibraryVersions.OpenSslFrom("1.0.1").Select(static version => "ruby+openssl=" + version)];
    // Which libcurl and which OpenSSL PHP runs on, a package does not tell.
    private static readonly string[] Curl = [.. from version in (string[])["8.23.0", "7.64.0"] from openSsl in LibraryVersions.OpenSslFrom("1.0.1") select $"curl@{version}+openssl={openSsl}"];
    private static readonly string[] Php = [.. Curl, .. LibraryVersions.OpenSslFrom("1.0.1").Select(static version => "php+openssl=" + version)];
    private static readonly string[] Perl = [.. from version in (string[])["2.095", "2.069"] from openSsl in LibraryVersions.OpenSslFrom("1.0.1") select $"perl-iosocketssl@{version}+openssl={openSsl}"];
    private static readonly string[] Rustls = ["deno"];
    private static readonly string[] Go = ["go", "go@1.15"];
    private static readonly string[] Crt = ["aws-crt"];

    /// <summary>The list.</summary>
    public static ImmutableArray<RootPackageRule> All { get; } =
    [
        new("gem:certifi", RootUse.Own, "its bundle is the store of those that are given it", Ruby) { Timeline = "certifi-ruby", Files = ["vendor/cacert.pem", "lib/certifi/cacert.pem", "lib/cacert.pem"] },
        // Version 1: lib/aws/core/configuration.rb ssl_ca_file. Since 2, lib/aws-sdk-core.rb use_bundled_cert!: "By default, this cert bundle is *NOT* used". Of 3, what is Ruby's own is judged with OpenSSL.
        new("gem:aws-sdk-v1", RootUse.Own, "it trusts the bundle that it brings", Ruby) { Timeline = "aws-sdk-ruby", Files = ["ca-bundle.crt"], Before = "2" },
        new("gem:aws-sdk", RootUse.Own, "it trusts the bundle that it brings", Ruby) { Timeline = "aws-sdk-ruby", Files = ["ca-bundle.crt"], Before = "2" },
        new("gem:aws-sdk", RootUse.OwnWithoutSystem, OfAwsForRuby, Ruby) { Timeline = "aws-sdk-ruby", Files = ["ca-bundle.crt"], Before = "3" },
        new("gem:aws-sdk-core", RootUse.OwnWithoutSystem, OfAwsForRuby, Ruby) { Timeline = "aws-sdk-ruby", Files = ["ca-bundle.crt"], Before = "3" },
        // lib/excon/ssl_socket.rb: SSL_CERT_FILE or SSL_CERT_DIR alone, else set_default_paths and add_file(DEFAULT_CA_FILE). fog-aws talks through it.
        new("gem:excon", RootUse.OwnAndSystem, "it adds the bundle that it brings to OpenSSL's default paths", Ruby) { Files = ["data/cacert.pem"] },
        new("gem:stripe", RootUse.Own, "it trusts the bundle that it brings", Ruby) { Files = ["lib/data/ca-certificates.crt", "data/ca-certificates.crt"] },

        new("composer:guzzle/guzzle", RootUse.Own, "it trusts the cacert.pem that it brings", Curl) { Timeline = "guzzle", Files = ["src/Guzzle/Http/Resources/cacert.pem"] },
        // Guzzle 4 has src/cacert.pem; since 5 the store is cURL's or PHP's.
        new("composer:guzzlehttp/guzzle", RootUse.Own, "it trusts the cacert.pem that it brings", Curl) { Timeline = "guzzle", Files = ["src/cacert.pem"], Before = "5" },
        // CaBundle::getSystemCaRootBundlePath: SSL_CERT_FILE, SSL_CERT_DIR, php.ini, the system's places, then res/cacert.pem.
        new("composer:composer/ca-bundle", RootUse.OwnWithoutSystem, "it takes the system's bundle, and its own where there is none", Php) { Timeline = "composer-ca-bundle", Files = ["res/cacert.pem"] },
        new("composer:amazonwebservices/aws-sdk-for-php", RootUse.Own, "it trusts the cacert.pem that it brings", Curl) { Timeline = "aws-sdk-php-v1", Files = ["lib/requestcore/cacert.pem", "_compatibility_test/cacert.pem"] },

        new("cargo:webpki-roots", RootUse.Own, "its roots are compiled into programs on rustls", Rustls) { Timeline = "webpki-roots" },
        new("cargo:webpki-root-certs", RootUse.Own, "its roots are compiled into programs on rustls", Rustls),
        // docs.rs/rustls-native-certs: SSL_CERT_FILE, SSL_CERT_DIR, else the system's bundle.
        new("cargo:rustls-native-certs", RootUse.System, "programs on rustls take the system's roots through it", Rustls),
        new("cargo:rustls-platform-verifier", RootUse.System, "programs on rustls take the system's roots through it", Rustls),
        new("cargo:rustls", RootUse.Undecided, "rustls trusts what its program gives it, and which roots that are does not show in the program: no known ones are compiled in, and no package that reads the system's is named", Rustls),
        new("cargo:native-tls", RootUse.System, "programs take OpenSSL and its default paths through it", [.. LibraryVersions.OpenSslFrom("1.0.1").Select(static version => "openssl@" + version)]),
        new("cargo:openssl", RootUse.System, "programs take OpenSSL and its default paths through it", [.. LibraryVersions.OpenSslFrom("1.0.1").Select(static version => "openssl@" + version)]),

        // inject() sets https.globalAgent.options.ca, which replaces the built-in roots (nodejs.org/api/tls.html, "ca").
        new("npm:ssl-root-cas", RootUse.Own, "its inject() replaces the built-in roots of https by those that it brings", Node) { Files = ["pems/"] },
        new("npm:certifi", RootUse.Own, "its bundle is the store of those that are given it", Node) { Files = ["cacert.pem"] },
        new("npm:syswide-cas", RootUse.Undecided, "it adds what its callers name to the built-in roots of Node.js", Node),
        new("npm:@small-tech/syswide-cas", RootUse.Undecided, "it adds what its callers name to the built-in roots of Node.js", Node),
        new("npm:win-ca", RootUse.Undecided, "it puts the roots of Windows beside the built-in ones of Node.js, or in their place", Node),
        new("npm:mac-ca", RootUse.Undecided, "it puts the roots of macOS beside the built-in ones of Node.js, or in their place", Node),
        new("npm:@roamhq/mac-ca", RootUse.Undecided, "it puts the roots of macOS beside the built-in ones of Node.js, or in their place", Node),
        new("npm:linux-ca", RootUse.Undecided, "it puts the system's roots beside the built-in ones of Node.js, or in their place", Node),
        new("npm:system-ca", RootUse.Undecided, "it gives the system's roots to those that ask for them", Node),
        new("npm:@vscode/windows-ca-certs", RootUse.Undecided, "it gives the roots of Windows to those that ask for them", Node),
        new("npm:vscode-windows-ca-certs", RootUse.Undecided, "it gives the roots of Windows to those that ask for them", Node),
        new("npm:aws-crt", RootUse.System, "its own TLS takes the system's bundle", Crt),
        new("npm:electron", RootUse.Undecided, "its windows verify as Chromium with the system's roots, its main process as Node.js with built-in ones, and which releases those are is not known", "chromium", "node"),

        new("maven:org.conscrypt:conscrypt-openjdk", RootUse.Java, "it verifies in place of the JDK, with the JDK's store", "careful"),
        new("maven:org.conscrypt:conscrypt-openjdk-uber", RootUse.Java, "it verifies in place of the JDK, with the JDK's store", "careful"),
        // BouncyCastle's ProvTrustManagerFactorySpi: javax.net.ssl.trustStore, jssecacerts, cacerts.
        new("maven:org.bouncycastle:bctls-jdk15on", RootUse.Java, "it verifies in place of the JDK, with the JDK's store", "careful"),
        new("maven:org.bouncycastle:bctls-jdk15to18", RootUse.Java, "it verifies in place of the JDK, with the JDK's store", "careful"),
        new("maven:org.bouncycastle:bctls-jdk18on", RootUse.Java, "it verifies in place of the JDK, with the JDK's store", "careful"),
        new("maven:org.bouncycastle:bctls-fips", RootUse.Java, "it verifies in place of the JDK, with the JDK's store", "careful"),
        // docs.aws.amazon.com/sdk-for-java, "AWS CRT-based HTTP clients": s2n-tls with the system's store, not Java's.
        new("maven:software.amazon.awssdk.crt:aws-crt", RootUse.System, "its own TLS takes the system's bundle and not Java's store", Crt),

        // crypto/x509.SetFallbackRoots: only where the system has no roots, or with GODEBUG=x509usefallbackroots=1.
        new("golang:golang.org/x/crypto/x509roots/fallback", RootUse.OwnWithoutSystem, "its roots count where the system has none, or with GODEBUG=x509usefallbackroots=1", Go) { Timeline = "golang-x509roots-fallback" },
        new("golang:github.com/breml/rootcerts", RootUse.OwnWithoutSystem, "its roots count where the system has none, or with GO_ROOTCERTS_ENABLE=1", Go),
        new("golang:github.com/certifi/gocertifi", RootUse.Own, "its pool is the store of those that are given it", Go) { Timeline = "certifi-go" },

        new("hex:castore", RootUse.Own, "its bundle is the store of those that are given it", "erlang", "erlang@25.2.3", "erlang@23.2.6") { Files = ["priv/cacerts.pem"] },
        new("hex:certifi", RootUse.Own, "its bundle is the store of those that are given it (hackney takes it)", "erlang", "erlang@25.2.3", "erlang@23.2.6") { Files = ["priv/cacerts.pem"] },

        // LWP::Protocol::https takes it where it is installed; IO::Socket::SSL only where the system has none.
        new("cpan:Mozilla::CA", RootUse.Own, "LWP takes its bundle where it is installed", Perl) { Files = ["cacert.pem"] },
    ];
}
