using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>Bundler's <c>Gemfile.lock</c>: <c>name (version)</c>, four blanks in, below <c>specs:</c>.</summary>
public sealed class GemfileLock : SoftwareSource
{
    private const int Longest = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "Gemfile.lock" or "gems.locked";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        foreach (string line in (files.ReadText(path, Longest) ?? "").Split('\n'))
        {
            // Six blanks are what a gem asks for, four what is installed.
            if (!line.StartsWith("    ", StringComparison.Ordinal) || line.StartsWith("     ", StringComparison.Ordinal))
                continue;
            int open = line.IndexOf(" (", StringComparison.Ordinal), close = line.IndexOf(')', StringComparison.Ordinal);
            if (open <= 0 || close < open)
                continue;
            foreach (SoftwareEvidence package in RootPackages.Of(path, "gem", line[..open].Trim(), line[(open + 2)..close]))
                yield return package;
        }
    }
}
