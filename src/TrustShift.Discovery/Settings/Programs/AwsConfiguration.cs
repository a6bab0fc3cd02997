using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Programs;

/// <summary>The configuration of the AWS CLI and SDKs: <c>ca_bundle</c> of a profile (botocore docs, Configuration).</summary>
public sealed class AwsConfiguration : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".aws/config", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (SettingLine line in SettingLine.Of(text))
        {
            string key = line.Key;
            bool kept = key.ToUpperInvariant() switch
            {
                "CA_BUNDLE" => SettingValue.IsFileName(line.Value),
                _ => false,
            };
            if (kept)
                findings.Add(new SettingEvidence(findings.Path, line.Number, "aws-config", key, line.Value));
        }
    }
}
