using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Go toolchains: the VERSION file of GOROOT.</summary>
public sealed class GoToolchains : SoftwareSource
{
    /// <inheritdoc/>
    public override bool CountsInArchives => false;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "VERSION";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string? text = files.ReadText(path, 256);
        if (text?.StartsWith("go1", StringComparison.Ordinal) == true && (files.Exists(Below(FolderOf(path), "src/crypto")) || files.Exists(Below(FolderOf(path), "bin/go"))))
            yield return new SoftwareEvidence(path, SoftwareKinds.GoToolchain, "Go toolchain", text[2..].Split('\n', ' ', '\r')[0], FolderOf(path));
    }
}
