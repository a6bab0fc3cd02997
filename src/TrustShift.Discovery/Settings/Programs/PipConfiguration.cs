using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Programs;

/// <summary>The configuration of pip: <c>cert</c> names the bundle, <c>trusted-host</c> hosts that are not verified, and <c>truststore</c> or <c>legacy-certs</c> as a feature where roots come from (pip.pypa.io, HTTPS Certificates).</summary>
public sealed class PipConfiguration : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("pip.conf", StringComparison.Ordinal) || path.EndsWith("pip.ini", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".pip/pip.conf", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (SettingLine line in SettingLine.Of(text))
        {
            string key = line.Key;
            bool kept = key.ToUpperInvariant() switch
            {
                "CERT" => SettingValue.IsFileName(line.Value),
                "TRUSTED-HOST" or "USE-FEATURE" or "USE-DEPRECATED" => SettingValue.IsWord(line.Value),
                _ => false,
            };
            if (kept)
                findings.Add(new SettingEvidence(findings.Path, line.Number, "pip-config", key, line.Value));
        }
    }
}
