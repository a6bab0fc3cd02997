using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>
/// Lock files of Elixir and Erlang: <c>"castore": {:hex, :castore, "1.0.5", ...}</c> in mix.lock, <c>{&lt;&lt;"certifi"&gt;&gt;,{pkg,&lt;&lt;"certifi"&gt;&gt;,&lt;&lt;"2.9.0"&gt;&gt;},0}</c> in rebar.lock.
/// </summary>
public sealed class BeamLocks : SoftwareSource
{
    private const int Longest = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "mix.lock" or "rebar.lock";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        bool isMix = path.EndsWith("mix.lock", StringComparison.Ordinal);
        foreach (string line in (files.ReadText(path, Longest) ?? "").Split('\n'))
        {
            string? name = isMix ? Between(line, "{:hex, :", ",") : Between(line, "{pkg,<<\"", "\"");
            string? version = name is null ? null : isMix ? Between(line, $"{{:hex, :{name}, \"", "\"") : Between(line, $"{{pkg,<<\"{name}\">>,<<\"", "\"");
            if (version is null)
                continue;
            foreach (SoftwareEvidence package in RootPackages.Of(path, "hex", name!, version))
                yield return package;
        }
    }
}
