using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Programs;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>
/// Node.js executables: the version by the header beside it or by the address of its source in the executable. One that links libnode is a
/// distribution's build, which uses the system's OpenSSL and store.
/// </summary>
public sealed class NodeRuntimes : SoftwareSource
{
    private const string Release = "nodejs.org/download/release/v";
    private const string Library = "libnode.so";
    private const string Bundled = "--use-bundled-ca";

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "node" or "nodejs" or "node.exe";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        if (ProgramForms.Of(files.ReadHead(path, 8)) is ProgramForm.None)
            yield break;
        Dictionary<string, string> found = files.Search(path, Release, Library, Bundled);
        if (found.Count == 0)
            yield break;
        string? header = files.ReadText(Below(FolderOf(path, 2), "include/node/node_version.h"));
        string? version = Number(header, "NODE_MAJOR_VERSION") is { } major
            ? $"{major}.{Number(header, "NODE_MINOR_VERSION")}.{Number(header, "NODE_PATCH_VERSION")}"
            : found.TryGetValue(Release, out string? after) ? VersionText.At(after) : null;
        bool isSystem = found.ContainsKey(Library);
        yield return new SoftwareEvidence(path, isSystem ? SoftwareKinds.NodeSystem : SoftwareKinds.Node, "Node.js", version, FolderOf(path, 2));
    }

    private static string? Number(string? header, string name) => Between(header, "#define " + name + " ", "\n")?.Trim();
}
