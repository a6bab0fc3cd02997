using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Programs;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Deno and Bun: programs of that name, with the version by the name that they give themselves on the network (<c>Deno/2.9.6</c>, <c>Bun/1.4.5</c>).</summary>
public sealed class MozillaRuntimes : SoftwareSource
{
    private const string DenoStore = "DENO_TLS_CA_STORE";

    private static readonly string[] s_deno = [DenoStore, "Deno/0.", "Deno/1.", "Deno/2.", "Deno/3.", "Deno/4."];
    private static readonly string[] s_bun = ["Bun/0.", "Bun/1.", "Bun/2.", "Bun/3."];

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "deno" or "bun" or "deno.exe" or "bun.exe";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        if (ProgramForms.Of(files.ReadHead(path, 8)) is ProgramForm.None)
            yield break;
        bool isDeno = NameOf(path).StartsWith("deno", StringComparison.Ordinal);
        Dictionary<string, string> found = files.Search(path, isDeno ? s_deno : s_bun);
        if (found.Count == 0 || (isDeno && !found.ContainsKey(DenoStore)))
            yield break;
        // Deno also holds names of older releases, for comparison: its own is the highest.
        string? version = found.Where(static f => f.Key.Contains('/', StringComparison.Ordinal)).OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => f.Key[(f.Key.IndexOf('/', StringComparison.Ordinal) + 1)..] + VersionText.At(f.Value)).LastOrDefault();
        yield return new SoftwareEvidence(path, isDeno ? SoftwareKinds.Deno : SoftwareKinds.Bun, isDeno ? "Deno" : "Bun", version);
    }
}
