using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Programs;

/// <summary>The configuration of PHP: <c>curl.cainfo</c>, <c>openssl.cafile</c>, <c>openssl.capath</c>.</summary>
public sealed class PhpConfiguration : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("php.ini", StringComparison.Ordinal) || (path.EndsWith(".ini", StringComparison.Ordinal) && path.Contains("/php", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (SettingLine line in SettingLine.Of(text))
        {
            string key = line.Key;
            bool kept = key.ToUpperInvariant() switch
            {
                "CURL.CAINFO" or "OPENSSL.CAFILE" or "OPENSSL.CAPATH" => SettingValue.IsFileName(line.Value),
                _ => false,
            };
            if (kept)
                findings.Add(new SettingEvidence(findings.Path, line.Number, "php-ini", key, line.Value));
        }
    }
}
