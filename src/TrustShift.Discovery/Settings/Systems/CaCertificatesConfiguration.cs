using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Systems;

/// <summary>
/// <c>/etc/ca-certificates.conf</c> of Debian and Alpine (update-ca-certificates(8)): of the roots below /usr/share/ca-certificates, those whose line starts with an exclamation mark are
/// deselected and do not come into the system's bundle.
/// </summary>
public sealed class CaCertificatesConfiguration : SettingFile
{
    /// <summary>The mechanism of these settings; their name is <see cref="Deselected"/>.</summary>
    public const string Mechanism = "ca-certificates-conf";

    /// <summary>The name of the setting: its value is a path below /usr/share/ca-certificates.</summary>
    public const string Deselected = "deselected";

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("etc/ca-certificates.conf", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length > 1 && line[0] == '!')
                findings.Add(new SettingEvidence(findings.Path, number, Mechanism, Deselected, line[1..].Trim().ToString()));
        }
    }
}
