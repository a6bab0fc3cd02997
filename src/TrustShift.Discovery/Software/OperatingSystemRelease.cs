using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>The operating system by os-release(5): ID and VERSION_ID.</summary>
public sealed class OperatingSystemRelease : SoftwareSource
{
    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "os-release" && (path.EndsWith("etc/os-release", StringComparison.Ordinal) || path.EndsWith("usr/lib/os-release", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string text = "\n" + files.ReadText(path) + "\n";
        if (Between(text, "\nID=", "\n")?.Trim('"', '\'') is { Length: > 0 } id)
            yield return new SoftwareEvidence(path, SoftwareKinds.OperatingSystem, id, Between(text, "\nVERSION_ID=", "\n")?.Trim('"', '\''));
    }
}
