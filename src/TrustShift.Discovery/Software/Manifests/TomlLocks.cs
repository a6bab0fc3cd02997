using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>
/// Lock files in TOML that tools write line by line: <c>poetry.lock</c>, <c>uv.lock</c>, <c>pdm.lock</c> and <c>Cargo.lock</c>, each with tables <c>[[package]]</c> of <c>name</c> and
/// <c>version</c>.
/// </summary>
public sealed class TomlLocks : SoftwareSource
{
    private const int Longest = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "poetry.lock" or "uv.lock" or "pdm.lock" or "Cargo.lock";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        bool isRust = path.EndsWith("Cargo.lock", StringComparison.Ordinal), inPackage = false;
        string? name = null;
        foreach (string raw in (files.ReadText(path, Longest) ?? "").Split('\n'))
        {
            string line = raw.Trim();
            if (line.StartsWith('['))
            {
                inPackage = line is "[[package]]";
                name = null;
            }
            else if (inPackage && Value(line, "name") is { } named)
            {
                name = named;
            }
            else if (inPackage && name is not null && Value(line, "version") is { } version)
            {
                foreach (SoftwareEvidence package in isRust ? RootPackages.Of(path, "cargo", name, version) : RootPackages.OfPython(path, name, version, null))
                    yield return package;
                name = null;
            }
        }
    }

    private static string? Value(string line, string key) =>
        line.StartsWith(key + " = \"", StringComparison.Ordinal) && line.EndsWith('"') && line.Length > key.Length + 5 ? line[(key.Length + 4)..^1] : null;
}
