namespace TrustShift.Discovery.Evidence;

/// <summary>
/// The package of an operating system that brought a program, or that is evidence itself. Distributions change what they ship without changing its version
/// (RHEL's OpenSSL 1.0.1e builds paths as no other 1.0.1e does), so distribution and release stand beside it.
/// </summary>
/// <param name="Name">Name of the package.</param>
/// <param name="Version">Whole version with epoch and release, as the package manager orders it.</param>
/// <param name="Database">Format of the database that states it: "dpkg", "apk", "rpm-sqlite", "rpm-ndb", "rpm-bdb".</param>
public sealed record PackageEvidence(string Name, string Version, string Database)
{
    /// <summary>Architecture; null when it is not stated.</summary>
    public string? Architecture { get; init; }

    /// <summary>Source package; null when it is not stated.</summary>
    public string? Source { get; init; }

    /// <summary>Who made it, as the database states it ("CentOS", "Amazon Linux", "SUSE LLC"); null when it does not.</summary>
    public string? Vendor { get; init; }

    /// <summary>What it brings: "OpenSSL", "GnuTLS", "curl", "Java", "root certificates", ...</summary>
    public string? Product { get; init; }

    /// <summary>The TLS library that it links by its own dependencies: "OpenSSL", "GnuTLS", "NSS", "curl", "curl-GnuTLS"; null when none is named.</summary>
    public string? TlsLibrary { get; init; }

    /// <summary>The operating system's id ("debian", "rhel", "amzn"); null when it is not known.</summary>
    public string? Distribution { get; init; }

    /// <summary>The operating system's version ("12", "7.9"); null when it is not known.</summary>
    public string? DistributionVersion { get; init; }

    /// <summary>Ids of the systems that it descends from, separated by spaces ("rhel fedora"); null when none is stated.</summary>
    public string? DistributionLike { get; init; }

    /// <summary>Whether it is rpm's, in any of its databases.</summary>
    public bool IsRpm => Database.StartsWith("rpm", StringComparison.Ordinal);

    /// <summary>Whether the operating system is this one or descends from it.</summary>
    /// <param name="id">An id of os-release(5): "debian", "rhel", "suse".</param>
    public bool IsOf(string id) =>
        string.Equals(Distribution, id, StringComparison.Ordinal) || (DistributionLike?.Split(' ').Contains(id, StringComparer.Ordinal) ?? false);
}
