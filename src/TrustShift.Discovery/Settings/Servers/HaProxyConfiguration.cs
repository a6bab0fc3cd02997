using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Processes;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Servers;

/// <summary>
/// HAProxy's connections to its servers (docs.haproxy.org, 5.2 Server and default-server options): <c>ca-file</c> ("@system-ca" is the system's store), <c>verify none</c>, and the global
/// <c>ssl-server-verify none</c>. The same words of <c>bind</c> are about its clients.
/// </summary>
public sealed class HaProxyConfiguration : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) =>
        path.EndsWith("haproxy.cfg", StringComparison.Ordinal) || (path.Contains("haproxy/", StringComparison.Ordinal) && path.EndsWith(".cfg", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        int number = 0;
        string folder = "";
        foreach (string raw in text.Split('\n'))
        {
            number++;
            int comment = raw.IndexOf('#', StringComparison.Ordinal);
            List<string> words = CommandWords.Of(comment < 0 ? raw : raw.AsSpan(0, comment));
            if (words is ["ca-base", var named])
                folder = named.TrimEnd('/') + "/";
            if (words is ["ssl-server-verify", var verify] && SettingValue.IsWord(verify))
                findings.Add(new SettingEvidence(findings.Path, number, "haproxy", "ssl-server-verify", verify));
            if (words.Count == 0 || words[0] is not ("server" or "default-server" or "server-template"))
                continue;
            for (int i = 1; i + 1 < words.Count; i++)
            {
                string value = words[i + 1];
                if (words[i] is "ca-file" && SettingValue.AsStore(value) is { } store)
                    findings.Add(new SettingEvidence(findings.Path, number, "haproxy", "server ca-file", store.StartsWith('/') || store.StartsWith('@') ? store : folder + store));
                else if (words[i] is "verify" && value is "none" or "required")
                    findings.Add(new SettingEvidence(findings.Path, number, "haproxy", "server verify", value));
            }
        }
    }
}
