using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Servers;

/// <summary>
/// stunnel's client services (stunnel(8)): <c>CAfile</c>, <c>CApath</c>, <c>verifyChain</c>, <c>verifyPeer</c>, and the older <c>verify</c>. Without one of the last three it verifies nothing, so
/// <c>client = yes</c> is kept as well. Services that are no clients trust their own clients.
/// </summary>
public sealed class StunnelConfiguration : SettingFile
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "stunnel";

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) =>
        path.EndsWith("stunnel.conf", StringComparison.Ordinal) || (path.Contains("stunnel/", StringComparison.Ordinal) && path.EndsWith(".conf", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        List<SettingLine> lines = [.. SettingLine.Of(text)];
        bool IsClient(string section) => lines.Exists(l => l.Key is "client" && SettingValue.IsYes(l.Value) && (l.Section.Length == 0 || string.Equals(l.Section, section, StringComparison.Ordinal)));
        foreach (SettingLine line in lines)
        {
            // What stands before the first section holds for all of them.
            if (!IsClient(line.Section) && !(line.Section.Length == 0 && lines.Exists(l => IsClient(l.Section))))
                continue;
            string? kept = line.Key switch
            {
                "CAfile" or "CApath" => SettingValue.AsStore(line.Value),
                "verifyChain" or "verifyPeer" or "client" when SettingValue.IsSwitch(line.Value) => line.Value,
                "verify" when SettingValue.IsWord(line.Value) => line.Value,
                _ => null,
            };
            if (kept is not null)
                findings.Add(new SettingEvidence(findings.Path, line.Number, Mechanism, line.Section.Length == 0 ? line.Key : $"{line.Section}.{line.Key}", kept));
        }
    }
}
