using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Manifests;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Installed packages of Node.js: <c>node_modules/NAME/package.json</c> of those that bring roots or are an AWS SDK.</summary>
public sealed class NodePackages : SoftwareSource
{
    private const string Folder = "node_modules/";

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "package.json" && path.LastIndexOf(Folder, StringComparison.Ordinal) is >= 0 and var at && path.Length - at < 80 && RootPackages.Knows("npm", NameIn(path, at));

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string name = NameIn(path, path.LastIndexOf(Folder, StringComparison.Ordinal));
        // The first "version" of the file is the package's own unless a nested object comes before; npm writes it near the top.
        string[] rest = (files.ReadText(path, 256 * 1024 - 1) ?? "").Split("\"version\"", 2);
        string? version = rest.Length > 1 && rest[1].Split('"', 3) is [_, { Length: > 0 and < 60 } stated, _] ? stated : null;
        return RootPackages.Present(path, "npm", name, version, FolderOf(path));
    }

    // ".../node_modules/@aws-sdk/client-s3/package.json"
    private static string NameIn(ReadOnlySpan<char> path, int at)
    {
        ReadOnlySpan<char> name = path[(at + Folder.Length)..];
        return name.EndsWith("/package.json", StringComparison.Ordinal) ? name[..^"/package.json".Length].ToString() : "";
    }
}
