using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>.NET runtimes: <c>shared/Microsoft.NETCore.App/X.Y.Z</c>, or the runtime inside a self-contained application.</summary>
public sealed class DotNetRuntimes : SoftwareSource
{
    private const string Shared = "shared/Microsoft.NETCore.App/";

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "Microsoft.NETCore.App.deps.json" or "libSystem.Security.Cryptography.Native.OpenSsl.so";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string folder = FolderOf(path);
        int shared = folder.LastIndexOf(Shared, StringComparison.Ordinal);
        if (path.EndsWith(".deps.json", StringComparison.Ordinal))
        {
            if (shared >= 0)
                yield return new SoftwareEvidence(folder, SoftwareKinds.DotNet, "Microsoft.NETCore.App", folder[(shared + Shared.Length)..], folder[..shared].TrimEnd('/'));
        }
        else if (shared < 0 && files.Exists(Below(folder, "libcoreclr.so")))
        {
            yield return new SoftwareEvidence(folder, SoftwareKinds.DotNet, "Microsoft.NETCore.App (self-contained)", null, folder);
        }
    }
}
