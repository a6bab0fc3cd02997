using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>Packages of each ecosystem that bring roots, or choose the store: of all that a manifest lists only these are evidence of trust.</summary>
internal static class RootPackages
{
    /// <summary>The evidence of one package of Python; none where it has nothing to do with trust.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="version">The exact version; null where only a range is asked for.</param>
    /// <param name="requirement">The range as written; null where the version is exact.</param>
    public static IEnumerable<SoftwareEvidence> OfPython(string path, string name, string? version, string? requirement)
    {
        // PEP 503: names compare without case, and dashes, dots and underscores are one.
        string known = name.ToLowerInvariant().Replace('_', '-').Replace('.', '-');
        if (known is "certifi" or "requests" or "botocore")
            yield return Of(path, SoftwareKinds.PythonPackage, known, version, requirement);
        if (known is "botocore" or "boto3" or "boto" or "awscli")
            yield return Of(path, SoftwareKinds.AwsSdk, known, version, requirement);
    }

    /// <summary>The evidence of one package of Ruby, PHP or Rust.</summary>
    public static IEnumerable<SoftwareEvidence> Of(string path, string ecosystem, string name, string version)
    {
        if ((ecosystem, name) is ("gem", "certifi" or "aws-sdk" or "aws-sdk-core" or "aws-sdk-v1") or ("composer", "guzzle/guzzle") or ("cargo", "webpki-roots"))
            yield return Of(path, SoftwareKinds.RootPackage, $"{ecosystem}:{name}", version, null);
    }

    // Many packages stand in one file: each has a place of its own.
    private static SoftwareEvidence Of(string path, string kind, string name, string? version, string? requirement) => new(path, kind, name, version, $"{path}!{name}")
    {
        Basis = version is null ? SoftwareBasis.Declared : SoftwareBasis.Locked,
        Requirement = requirement,
    };
}
