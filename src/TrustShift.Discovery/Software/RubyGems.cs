using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Manifests;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Installed gems: <c>specifications/NAME-VERSION.gemspec</c>, with the files in <c>gems/NAME-VERSION</c> beside it, or in Debian's vendor_ruby (guides.rubygems.org).</summary>
public sealed class RubyGems : SoftwareSource
{
    private const string Ending = ".gemspec";

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name.EndsWith(Ending, StringComparison.Ordinal) && path[..^name.Length].EndsWith("specifications/", StringComparison.Ordinal) && Parts(name.ToString()) is var (gem, _) && RootPackages.Knows("gem", gem);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string file = NameOf(path);
        if (Parts(file) is not var (name, version))
            return [];
        string gems = Below(FolderOf(path, 2), "gems/" + file[..^Ending.Length]);
        return RootPackages.Present(path, "gem", name, version, gems);
    }

    // "aws-sdk-core-2.0.48.gemspec", "excon-0.88.0-java.gemspec"
    private static (string Name, string Version)? Parts(string file)
    {
        string text = file[..^Ending.Length];
        for (int i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] == '-' && char.IsAsciiDigit(text[i + 1]))
                return (text[..i], text[(i + 1)..].Split('-')[0]);
        }

        return null;
    }
}
