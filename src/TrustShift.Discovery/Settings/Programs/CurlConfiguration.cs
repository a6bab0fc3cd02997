using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Programs;

/// <summary>The configuration of curl (curl(1), -K): <c>cacert = PATH</c>, <c>--capath PATH</c>, <c>insecure</c> or <c>-k</c>.</summary>
public sealed class CurlConfiguration : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("curlrc", StringComparison.Ordinal) && path[..^6] is "" or [.., '.'] or [.., '/'] or [.., '_'];

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (SettingLine line in SettingLine.Of(text))
        {
            string key = line.Key.TrimStart('-');
            key = key is "k" ? "insecure" : key;
            bool kept = key.ToUpperInvariant() switch
            {
                "CACERT" or "CAPATH" or "PROXY-CACERT" => SettingValue.IsFileName(line.Value),
                "INSECURE" or "CA-NATIVE" => SettingValue.IsSwitch(line.Value),
                _ => false,
            };
            if (kept)
                findings.Add(new SettingEvidence(findings.Path, line.Number, "curlrc", key, line.Value));
        }
    }
}
