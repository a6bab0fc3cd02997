using TrustShift.Assessment.Clients.Stores;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Assessment.Clients.Python;

/// <summary>
/// botocore before 0.23.0, and the AWS CLI before 1.2.3 that is built on it, bring no bundle: they take that of the requests which is installed, and pinned which one (facts: roots/first-seen.md;
/// boto/botocore setup.py, and its commit of 2013-10-29 that took requests into its own tree).
/// </summary>
internal static class ExternalRequests
{
    /// <summary>Whether a package is such a release.</summary>
    public static bool Concerns(SoftwareEvidence package) => UpstreamVersion.Of(package.Version) is { } version && package.Name switch
    {
        "botocore" => !UpstreamVersion.IsAtLeast(version, "0.23.0"),
        "awscli" => !UpstreamVersion.IsAtLeast(version, "1.2.3"),
        _ => false,
    };

    /// <summary>Its store: that of the requests beside it, or of the one that the same file locks; else what it pinned, which is not certain.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="package">The package.</param>
    /// <param name="root">Its folder.</param>
    /// <param name="pinned">The roots of the requests release that it pinned; null where that is not known.</param>
    public static (EffectiveStore? Store, string? Uncertainty) Find(ClientContext context, SoftwareEvidence package, string root, EffectiveStore? pinned)
    {
        string why = $"{package.Name} {package.Version} brings no bundle and takes that of the requests which is installed";
        string site = PlacePath.Below(PlacePath.FolderOf(root), "requests");
        SoftwareEvidence? requests = context.SoftwareOf(SoftwareKinds.PythonPackage)
            .FirstOrDefault(s => s.Name is "requests" && (package.Basis == SoftwareBasis.Installed ? string.Equals(s.Root, site, StringComparison.Ordinal) : string.Equals(s.Path, package.Path, StringComparison.Ordinal)));
        if (requests is not null && context.StoreAt(requests.Root + "/cacert.pem") is { } file)
            return (context.Effective($"{why}: {requests.Name} {requests.Version} ({requests.Path})", file), null);
        if (requests?.Version is { } version && BuiltInRoots.Find("python-requests", version, $"{why}: requests {version} ({requests.Path}) has") is var (store, uncertainty))
            return (store, uncertainty);
        return (
            pinned is null ? null : pinned with { Reason = $"{why}; that which it pinned has {pinned.Anchors.Length} roots" },
            $"{why}, and no requests was found: the roots of the release that it pinned were taken");
    }
}
