using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Working trees of git: a folder with <c>.git/config</c>, or with a <c>.git</c> file (linked working trees, submodules: gitrepository-layout(5)).</summary>
public sealed class SourceCheckouts : SoftwareSource
{
    /// <inheritdoc/>
    public override bool CountsInArchives => false;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is ".git" || (name is "config" && (path.EndsWith("/.git/config", StringComparison.Ordinal) || path is ".git/config"));

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string root = path.EndsWith("config", StringComparison.Ordinal) ? FolderOf(path, 2) : FolderOf(path);
        yield return new SoftwareEvidence(path, SoftwareKinds.SourceCheckout, "git working tree", null, root);
    }
}
