using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings;

/// <summary>The configuration of npm: <c>cafile</c> and <c>strict-ssl</c>. Tokens in it are never kept.</summary>
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
            bool kept = key.ToUpperInvariant() switch
            {
                "CAFILE" => SettingValue.IsPath(line.Value),
                "STRICT-SSL" => SettingValue.IsSwitch(line.Value),
                _ => false,
            };
            if (kept)
                findings.Add(new SettingEvidence(findings.Path, line.Number, "npmrc", key, line.Value));
        }
    }
}
