using System.Buffers;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>Requirements files of pip (pip.pypa.io/reference/requirements-file-format): <c>name==1.2</c> is exact, anything else a range.</summary>
public sealed class PythonRequirements : SoftwareSource
{
    private const int Longest = 1024 * 1024;

    private static readonly SearchValues<char> s_endOfName = SearchValues.Create("=<>!~[ (@");
    private static readonly SearchValues<char> s_range = SearchValues.Create(",*<>!~");

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name.EndsWith(".txt", StringComparison.Ordinal) && (name.StartsWith("requirements", StringComparison.OrdinalIgnoreCase) || name.StartsWith("constraints", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("requirements.txt", StringComparison.OrdinalIgnoreCase) || path.EndsWith("requirements/" + name.ToString(), StringComparison.Ordinal));

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        foreach (string raw in (files.ReadText(path, Longest) ?? "").Split('\n'))
        {
            // A comment, an environment marker and the options behind it (--hash) say nothing of the version.
            string line = raw.Split(" #", 2)[0].Split(';', 2)[0].Split(" --", 2)[0].Trim().TrimEnd('\\').Trim();
            if (line.Length is 0 or > 300 || line[0] is '#' or '-')
                continue;
            int cut = line.AsSpan().IndexOfAny(s_endOfName);
            string name = (cut < 0 ? line : line[..cut]).Trim();
            string rest = cut < 0 ? "" : line[cut..].Trim();
            if (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is > 0 and var close)
                rest = rest[(close + 1)..].Trim();
            rest = rest.Trim('(', ')').Replace(" ", "", StringComparison.Ordinal);
            bool isExact = rest.StartsWith("==", StringComparison.Ordinal) && rest.AsSpan(2).IndexOfAny(s_range) < 0;
            foreach (SoftwareEvidence package in RootPackages.OfPython(path, name, isExact ? rest.TrimStart('=') : null, isExact ? null : rest.Length == 0 ? "any version" : rest))
                yield return package;
        }
    }
}
