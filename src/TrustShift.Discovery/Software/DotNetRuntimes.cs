using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>.NET runtimes: <c>shared/Microsoft.NETCore.App/X.Y.Z</c>, or the runtime inside a self-contained application.</summary>
public sealed class DotNetRuntimes : SoftwareSource
{
    private const int MostPrograms = 8;
    private const int LongestDependencies = 4 * 1024 * 1024;
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
            yield return new SoftwareEvidence(folder, SoftwareKinds.DotNet, "Microsoft.NETCore.App (self-contained)", Brought(folder, files), folder);
        }
    }

    // The program's deps.json names the pack of the runtime: "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1".
    private static string? Brought(string folder, TargetFiles files)
    {
        foreach (string name in files.NamesIn(folder).Where(static n => n.EndsWith(".deps.json", StringComparison.Ordinal)).Take(MostPrograms))
        {
            if (Between(files.ReadText(Below(folder, name), LongestDependencies), "\"runtimepack.Microsoft.NETCore.App.Runtime.", "\"") is { } pack)
                return pack[(pack.IndexOf('/', StringComparison.Ordinal) + 1)..];
        }

        return null;
    }
}
