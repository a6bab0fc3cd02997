using System.Globalization;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Systems;

/// <summary>
/// The roots of the system's bundle by the version of the package that makes it: Debian's and Ubuntu's ca-certificates, RHEL's, Alpine's. A version that the timeline does not know for
/// certain stays uncertain.
/// </summary>
public static class PackagedRoots
{
    // SUSE's carries the roots in a package of its own; Alpine's bundle is one since 3.13, and the other only has the tool.
    private static readonly string[] Names = ["ca-certificates-mozilla", "ca-certificates-bundle", "ca-certificates"];

    /// <summary>The package that brings the roots; null when none is known to be installed.</summary>
    public static SoftwareEvidence? Package(ClientContext context) => Names
        .SelectMany(name => context.SoftwareOf(SoftwareKinds.Package).Where(s => string.Equals(s.Name, name, StringComparison.Ordinal)))
        .FirstOrDefault();

    /// <summary>What the timeline knows of the package; null when it does not know the distribution's.</summary>
    public static RootStoreAnswer? Roots(SoftwareEvidence software) => software is not { Version: { } version, Package: { } package } ? null : package.Database switch
    {
        "dpkg" => RootStoreTimeline.Find("debian-ca-certificates", version),
        // The revision counts rebuilds of the same roots.
        "apk" => RootStoreTimeline.Find("alpine-ca-certificates", version.LastIndexOf("-r", StringComparison.Ordinal) is > 0 and var cut ? version[..cut] : version),
        _ when package.IsRpm && string.Equals(package.Name, "ca-certificates", StringComparison.Ordinal) && !package.IsOf("suse") =>
            RootStoreTimeline.Find("rhel-ca-certificates", version[(version.IndexOf(':', StringComparison.Ordinal) + 1)..]),
        _ => null,
    };

    /// <summary>
    /// The system's store as its package makes it, where the bundle itself is not in the target. Never certain, because an administrator may have changed what the package made; null
    /// when no package says anything.
    /// </summary>
    public static EffectiveStore? Store(ClientContext context)
    {
        if (Package(context) is not { Package: { } package } software)
            return null;
        string place = package.IsRpm ? "/etc/pki/tls/certs/ca-bundle.crt" : "/etc/ssl/certs/ca-certificates.crt";
        string name = $"the package {software.Name} {software.Version}";
        if (Roots(software) is not { } roots)
        {
            return new EffectiveStore($"{place} (not in the target)", "packaged", $"{name} ({software.Path}) makes the system's bundle", [], [])
            {
                IsIncomplete = true,
                Uncertainty = $"the system's bundle is not in the target, and the roots of {name} are not known",
            };
        }

        string date = roots.Date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "no date";
        string certain = roots.Kind == RootStoreMatch.Uncertain ? $", and the timeline does not know the roots of that version for certain (those of {roots.Version} were taken)" : "";
        return new EffectiveStore(
            $"{place} (by {name})", "packaged",
            $"by the version of {name} ({software.Path}): {roots.Anchors.Length} roots (root-store timeline: {roots.Store} {roots.Version}, {date})", roots.Anchors, [], roots.Date)
        {
            Uncertainty = $"the system's bundle is not in the target, so that only {name} says what is in it, and an administrator may have changed that{certain}; add {place} to the target",
        };
    }
}
