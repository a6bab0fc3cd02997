using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Manifests;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Perl's Mozilla::CA: <c>Mozilla/CA.pm</c> with <c>Mozilla/CA/cacert.pem</c> beside it (metacpan.org/pod/Mozilla::CA).</summary>
public sealed class PerlModules : SoftwareSource
{
    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "CA.pm" && path.EndsWith("Mozilla/CA.pm", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string? version = Between(files.ReadText(path), "$VERSION", ";")?.Trim(' ', '=', '\'', '"');
        return RootPackages.Present(path, "cpan", "Mozilla::CA", version is { Length: > 0 and < 20 } ? version : null, path[..^".pm".Length]);
    }
}
