using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Deno and Bun: programs of that name, with the version by the name that they give themselves on the network (<c>Deno/2.9.6</c>, <c>Bun/1.4.5</c>).</summary>
public sealed class MozillaRuntimes : SoftwareSource
{
    private const string Deno = "Deno/";
    private const string Bun = "Bun/";
    private const string DenoStore = "DENO_TLS_CA_STORE";

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "deno" or "bun" or "deno.exe" or "bun.exe";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string? head = files.ReadText(path, 4);
        if (head is null || !(head.StartsWith("\u007fELF", StringComparison.Ordinal) || head.StartsWith("MZ", StringComparison.Ordinal)))
            yield break;
        bool isDeno = path[(path.LastIndexOf('/') + 1)..].StartsWith("deno", StringComparison.Ordinal);
        Dictionary<string, string> found = isDeno ? files.Search(path, Deno, DenoStore) : files.Search(path, Bun);
        if (!found.ContainsKey(isDeno ? DenoStore : Bun))
            yield break;
        string version = found.TryGetValue(isDeno ? Deno : Bun, out string? after) ? VersionText.At(after) : "";
        yield return new SoftwareEvidence(path, isDeno ? SoftwareKinds.Deno : SoftwareKinds.Bun, isDeno ? "Deno" : "Bun", version.Length > 0 ? version : null);
    }
}
