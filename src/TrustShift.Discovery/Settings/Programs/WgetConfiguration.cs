using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Programs;

/// <summary>The configuration of wget (Wget manual, 6.3): <c>ca_certificate</c>, <c>ca_directory</c>, <c>check_certificate</c>. The program ignores case, dashes and underscores in names.</summary>
public sealed class WgetConfiguration : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("wgetrc", StringComparison.Ordinal) || path.EndsWith("wget2rc", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (SettingLine line in SettingLine.Of(text))
        {
            string key = line.Key;
            bool kept = key.ToUpperInvariant() switch
            {
                "CA_CERTIFICATE" or "CA-CERTIFICATE" or "CACERTIFICATE" or "CA_DIRECTORY" or "CA-DIRECTORY" or "CADIRECTORY" => SettingValue.IsFileName(line.Value),
                "CHECK_CERTIFICATE" or "CHECK-CERTIFICATE" or "CHECKCERTIFICATE" => SettingValue.IsSwitch(line.Value),
                _ => false,
            };
            if (kept)
                findings.Add(new SettingEvidence(findings.Path, line.Number, "wgetrc", key.ToLowerInvariant().Replace('-', '_'), line.Value));
        }
    }
}
