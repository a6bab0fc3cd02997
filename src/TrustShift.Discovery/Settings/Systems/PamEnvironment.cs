using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Systems;

/// <summary>Variables that PAM gives to every session (pam_env.conf(5)): <c>NAME DEFAULT=value OVERRIDE=value</c>.</summary>
public sealed class PamEnvironment : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("pam_env.conf", StringComparison.Ordinal) || path.EndsWith(".pam_environment", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string[] words = [.. raw.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)];
            if (words.Length < 2 || words[0].StartsWith('#'))
                continue;
            foreach (string word in words.Skip(1).Where(static w => w.StartsWith("DEFAULT=", StringComparison.Ordinal) || w.StartsWith("OVERRIDE=", StringComparison.Ordinal)))
            {
                string value = SettingValue.Unquote(word.AsSpan(word.IndexOf('=', StringComparison.Ordinal) + 1));
                if (value.Length > 0 && TrustVariables.Keep(words[0], value) is { } kept)
                    findings.Add(new SettingEvidence(findings.Path, number, TrustVariables.Mechanism, words[0], kept));
            }
        }
    }
}
