using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>Modules of Go in <c>go.mod</c> (go.dev/ref/mod): the versions that a build takes.</summary>
public sealed class GoModules : SoftwareSource
{
    private const int Longest = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "go.mod" && !path.Contains("pkg/mod/", StringComparison.Ordinal) && !path.Contains("vendor/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        bool inRequire = false;
        foreach (string raw in (files.ReadText(path, Longest) ?? "").Split('\n'))
        {
            string line = raw.Split("//")[0].Trim();
            if (line.StartsWith("require (", StringComparison.Ordinal) || line is ")")
            {
                inRequire = line is not ")";
                continue;
            }

            string[] words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            bool isRequired = inRequire ? words.Length >= 2 : words is ["require", _, _, ..];
            (string Name, string Version) module = !isRequired ? default : inRequire ? (words[0], words[1]) : (words[1], words[2]);
            // Since go 1.17 go.mod lists the versions of the whole build (go.dev/ref/mod, "Graph pruning"): they are what is built.
            if (isRequired)
            {
                foreach (SoftwareEvidence package in RootPackages.Of(path, "golang", module.Name, module.Version.TrimStart('v')))
                    yield return package;
            }
        }
    }
}
