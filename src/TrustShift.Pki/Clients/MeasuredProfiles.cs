using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>
/// Every build of a client that was driven with real chains, by its profile's name (docs/client-truth.md shows how far each agrees): what most hosts run first, libraries for small
/// devices last.
/// </summary>
public static class MeasuredProfiles
{
    /// <summary>The names, by family, oldest version first.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "openssl@0.9.8y", "openssl@1.0.0l", "openssl@1.0.1g", "openssl@1.0.2g", "openssl@1.0.2g+trusted-first", "openssl@1.1.1w", "openssl@3.0.19",
        "openssl@3.0.19+partial-chain", "openssl@3.0.19+seclevel=0", "openssl@3.0.19+x509-strict", "openssl@3.6.5",
        "curl@7.74.0+openssl=1.1.1w", "curl@7.88.1+openssl=3.0.19", "curl@8.23.0+openssl=3.6.5",
        "libcurl-gnutls@7.74.0+gnutls=3.7.1", "libcurl-gnutls@7.88.1+gnutls=3.7.9", "libcurl-gnutls@8.23.0+gnutls=3.8.13",
        "git@2.39.5+gnutls=3.7.9",
        "wget@1.21.3+gnutls=3.7.9",
        "gnutls@3.7.1", "gnutls@3.7.9", "gnutls@3.8.13",
        "python@2.7.18+openssl=3.0.19", "python@3.6.15+openssl=3.0.19", "python@3.7.16+openssl=3.0.19", "python@3.9+openssl=1.1.1w", "python@3.9.18+openssl=3.0.19",
        "python@3.10.13+openssl=3.0.19", "python@3.11.7+openssl=3.0.19", "python@3.13.0+openssl=3.0.19", "python@3.13.5+openssl=3.5.7", "python@3.14+openssl=3.6.5",
        "requests@2.25+urllib3=1.26+python=3.9", "requests@2.28+urllib3=1.26+python=3.11", "requests@2.34+urllib3=2.8+python=3.14",
        "botocore@1.37+python=3.13",
        "java@8", "java@11", "java@11+dist=bullseye", "java@17", "java@17.0.15", "java@21", "java@25", "java@25+dist=temurin", "java@27",
        "node@0.10", "node@0.12", "node@4", "node@8", "node@10", "node@12", "node@13", "node@15", "node@16", "node@17", "node@18", "node@18.0.0", "node@20",
        "node@20.0.0", "node@22", "node@22.0.0", "node@22.4", "node@23", "node@24", "node@24+allow-partial-trust-chain", "node@24+extra-ca-certs",
        "node@24+use-openssl-ca", "node@24+use-system-ca", "node@26",
        "bun@1.4.5",
        "deno@2.9",
        "dotnet@8.0", "dotnet@8.0+system-store", "dotnet@10", "dotnet@10+system-store",
        "dotnet-x509chain@10",
        "go@1.15", "go@1.19", "go@1.26", "go@1.27",
        "ruby@2.7", "ruby@3.1", "ruby@3.3",
        "php@7.4", "php@8.2", "php@8.4.24",
        "perl-iosocketssl@2.069", "perl-iosocketssl@2.081", "perl-iosocketssl@2.095",
        "erlang@23.2.6", "erlang@25.2.3", "erlang@27.3.4", "erlang@29.1.2",
        "aws-crt@1.33.2",
        "firefox@153.7",
        "chromium@156",
        "nss@3.61", "nss@3.87.1", "nss@3.132",
        "nss-classic@3.87.1",
        "nss-libpkix@3.87.1",
        "libressl@3.1.5", "libressl@4.3.2",
        "mbedtls@2.16.9", "mbedtls@2.28.3", "mbedtls@3.6.7",
        "wolfssl@4.6.0", "wolfssl@5.7.2", "wolfssl@5.9.2",
        "botan@2.17.3", "botan@2.19.3", "botan@3.13.0",
        "bearssl@0.6",
    ];
}
