using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Python packages that bring a CA bundle or choose one: certifi (also inside pip), requests, botocore, and the SDKs of AWS.</summary>
public sealed class PythonPackages : SoftwareSource
{
    private static readonly string[] s_packages = ["certifi", "requests", "botocore", "boto3", "boto", "awscli"];

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "__init__.py" && PackageOf(path) is not null;

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        if (PackageOf(path) is not { } package)
            yield break;
        string folder = FolderOf(path);
        string? version = VersionIn(files.ReadText(path)) ?? VersionIn(files.ReadText(Below(folder, "__version__.py"))) ?? InstalledVersion(package, folder, files);
        // A folder of that name that is no package of that name has neither a version nor installation data.
        if (version is null)
            yield break;
        if (package is "certifi" or "requests" or "botocore")
            yield return new SoftwareEvidence(path, SoftwareKinds.PythonPackage, package, version, folder);
        if (package is "botocore" or "boto3" or "boto" or "awscli")
            yield return new SoftwareEvidence(path, SoftwareKinds.AwsSdk, package, version, folder);
    }

    private static string? PackageOf(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> folder = PlacePath.NameOf(path[..Math.Max(0, path.LastIndexOf('/'))]);
        foreach (string package in s_packages)
        {
            if (folder.Equals(package, StringComparison.Ordinal))
                return package;
        }

        return null;
    }

    private static string? VersionIn(string? text)
    {
        foreach (string name in (ReadOnlySpan<string>)["__version__ = ", "__version__: str = ", "__version__=", "Version = "])
        {
            if (Between(text, name, "\n")?.Trim() is { Length: > 2 } value && value[0] is '"' or '\'')
                return value[1..].Split(value[0])[0];
        }

        return null;
    }

    // PEP 376: certifi-2024.2.2.dist-info beside the package.
    private static string? InstalledVersion(string package, string folder, TargetFiles files)
    {
        foreach (string name in files.NamesIn(FolderOf(folder)))
        {
            if (name.StartsWith(package + "-", StringComparison.OrdinalIgnoreCase) && (name.EndsWith(".dist-info", StringComparison.Ordinal) || name.EndsWith(".egg-info", StringComparison.Ordinal)))
                return name[(package.Length + 1)..name.LastIndexOf('.')].Split('-')[0];
        }

        return null;
    }
}
