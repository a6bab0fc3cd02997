namespace TrustShift.Discovery.Software.Packages;

/// <summary>A package that an operating system's database states as installed.</summary>
/// <param name="Name">Name without architecture.</param>
/// <param name="Version">
/// The whole version as the package manager orders it: dpkg's <c>1:2.39.5-0+deb12u3</c>, apk's <c>3.1.4-r5</c>, rpm's <c>epoch:version-release</c> with the
/// epoch only where it is not zero.
/// </param>
public sealed record InstalledPackage(string Name, string Version)
{
    /// <summary>Architecture; null when it is not stated.</summary>
    public string? Architecture { get; init; }

    /// <summary>Source package: dpkg's Source, rpm's SOURCERPM without version, apk's origin; null when it is not stated.</summary>
    public string? Source { get; init; }

    /// <summary>Who made it: rpm's VENDOR, dpkg's Origin; null when it is not stated.</summary>
    public string? Vendor { get; init; }

    /// <summary>
    /// Which library gives it TLS by its own dependencies: "OpenSSL", "GnuTLS", "NSS", "curl" or "curl-GnuTLS" (libcurl on that), "wolfSSL", "mbedTLS"; null when none is
    /// named.
    /// </summary>
    public string? TlsLibrary { get; init; }
}
