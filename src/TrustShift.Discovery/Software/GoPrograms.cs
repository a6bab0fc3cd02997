using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Software;

/// <summary>Programs built by Go: the build information that the linker writes (debug/buildinfo), with the version of Go in it.</summary>
public sealed class GoPrograms : LineDetector
{
    private const string Magic = " Go buildinf:";

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => [Magic];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (!hit.IsBinary || !hit.Line.StartsWith(Magic, StringComparison.Ordinal) || findings.Software.Exists(s => s.Kind is SoftwareKinds.Go))
            return;
        // Since Go 1.18 the version follows 18 bytes after the magic, its length before it; without it the magic is only a text in some scanner.
        int at = hit.Following.IndexOf("go1.", StringComparison.Ordinal);
        if (at is < 0 or > 64)
            return;
        string version = VersionText.At(hit.Following[(at + 2)..]);
        if (version.Contains('.', StringComparison.Ordinal))
            findings.Software.Add(new SoftwareEvidence(findings.Path, SoftwareKinds.Go, "Go program", version));
    }
}
