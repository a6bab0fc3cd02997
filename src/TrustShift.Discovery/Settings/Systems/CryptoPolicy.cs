using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Systems;

/// <summary>The state of the system-wide cryptographic policy of RHEL and Fedora (crypto-policies(7)): DEFAULT, LEGACY, FUTURE or FIPS, perhaps with modules after a colon.</summary>
public sealed class CryptoPolicy : SettingFile
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "crypto-policy";

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("etc/crypto-policies/config", StringComparison.Ordinal) || path.EndsWith("etc/crypto-policies/state/current", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (SettingValue.IsWord(line))
                findings.Add(new SettingEvidence(findings.Path, number, Mechanism, findings.Path.EndsWith("config", StringComparison.Ordinal) ? "configured" : "current", line));
            return;
        }
    }
}
