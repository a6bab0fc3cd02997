using TrustShift.Catalogue.Roots;

namespace TrustShift.Assessment.Clients.Images;

/// <summary>The roots of a release of a distribution, where neither its bundle nor its packages are known: those of all updates of ca-certificates that it had.</summary>
internal static class DistributionRoots
{
    // The version of ca-certificates with which each release of Debian began (snapshot.debian.org); what came later has "deb8u4" in its version.
    private static readonly (string Release, string[] Began)[] s_debian =
    [
        ("6", ["20090814+nmu2", "20090814+nmu3squeeze1"]), ("7", ["20130119"]), ("8", ["20141019"]), ("9", ["20161130+nmu1"]), ("10", ["20190110"]), ("11", ["20210119"]), ("13", ["20250419"]),
    ];

    /// <summary>The roots that every known update holds; null when nothing is known of the release.</summary>
    /// <param name="system">Id of os-release(5).</param>
    /// <param name="version">Version as far as it is known.</param>
    public static RootStoreRange? Find(string? system, string? version)
    {
        if (version is null)
            return null;
        string major = version.Split('.')[0];
        switch (system)
        {
            case "debian" when s_debian.FirstOrDefault(r => string.Equals(r.Release, major, StringComparison.Ordinal)).Began is { } began:
                return RootStoreTimeline.FindRange("debian-ca-certificates", label => Array.IndexOf(began, label) >= 0 || label.Contains($"deb{major}u", StringComparison.Ordinal));
            case "rhel" or "centos" or "rocky" or "almalinux" or "ol" or "scientific":
                return RootStoreTimeline.FindRange("rhel-ca-certificates", label => label.Contains(".el" + major, StringComparison.Ordinal));
            default:
                return null;
        }
    }
}
