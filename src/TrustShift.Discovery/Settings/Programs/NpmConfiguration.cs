using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Programs;

/// <summary>The configuration of npm: <c>cafile</c>, <c>ca</c> and <c>strict-ssl</c> (docs.npmjs.com, Config). Tokens in it are never kept.</summary>
public sealed class NpmConfiguration : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("npmrc", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (SettingLine line in SettingLine.Of(text))
        {
            string key = line.Key;
            // ca = "-----BEGIN ..." or ca[] = "-----BEGIN ...": certificates that replace the roots.
            if (key is "ca" or "ca[]" && line.Value.Contains("-----BEGIN", StringComparison.Ordinal))
            {
                findings.Add(new SettingEvidence(findings.Path, line.Number, "npmrc", "ca", SettingValue.InThisFile));
                continue;
            }

            // docs.npmjs.com, node-options: NODE_OPTIONS of what npm runs.
            if (key is "node-options" && TrustVariables.Keep("NODE_OPTIONS", line.Value) is { } options)
            {
                findings.Add(new SettingEvidence(findings.Path, line.Number, TrustVariables.Mechanism, "NODE_OPTIONS", options));
                continue;
            }

            bool kept = key.ToUpperInvariant() switch
            {
                "CAFILE" => SettingValue.IsFileName(line.Value),
                "STRICT-SSL" => SettingValue.IsSwitch(line.Value),
                _ => false,
            };
            if (kept)
                findings.Add(new SettingEvidence(findings.Path, line.Number, "npmrc", key, line.Value));
        }
    }
}
