using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Python runtimes: the standard library's <c>ssl.py</c> in <c>lib/pythonX.Y</c>; the exact version by <c>patchlevel.h</c>, where it is installed.</summary>
public sealed class PythonRuntimes : SoftwareSource
{
    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "ssl.py" && path.Length > 7 && VersionOf(path[..^7]) is not null;

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string library = FolderOf(path);
        // PyPy and its virtual environments have other modules of this name: the C module's importer tells.
        if (VersionOf(library) is not { } version || files.ReadText(path)?.Contains("_ssl", StringComparison.Ordinal) != true)
            yield break;
        string header = Below(FolderOf(library, 2), $"include/python{version}/patchlevel.h");
        yield return new SoftwareEvidence(path, SoftwareKinds.Python, "Python", Between(files.ReadText(header), "PY_VERSION", "\n")?.Trim(' ', '\t', '"', '\r', '+') ?? version, library);
    }

    // "3.11" of a folder .../python3.11.
    private static string? VersionOf(ReadOnlySpan<char> library)
    {
        ReadOnlySpan<char> name = library[(library.LastIndexOf('/') + 1)..];
        return name.StartsWith("python", StringComparison.Ordinal) && name.Length is > 8 and < 12 && VersionText.At(name[6..]).Length == name.Length - 6
            ? name[6..].ToString()
            : null;
    }
}
