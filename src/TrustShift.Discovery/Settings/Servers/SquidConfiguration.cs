using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Processes;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Servers;

/// <summary>Squid's connections to servers (squid-cache.org/Doc/config): <c>tls_outgoing_options cafile=</c>, before 4 <c>sslproxy_cafile</c>, and the flag DONT_VERIFY_PEER.</summary>
public sealed class SquidConfiguration : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) =>
        path.EndsWith("squid.conf", StringComparison.Ordinal) || (path.Contains("squid/", StringComparison.Ordinal) && path.EndsWith(".conf", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            if (raw.StartsWith('#'))
                continue;
            List<string> words = CommandWords.Of(raw);
            if (words.Count == 0 || words[0] is not ("tls_outgoing_options" or "sslproxy_cafile" or "sslproxy_capath" or "sslproxy_flags" or "cache_peer"))
                continue;
            if (words[0] is "sslproxy_cafile" or "sslproxy_capath" && words.Count > 1 && SettingValue.AsStore(words[1]) is { } old)
                findings.Add(new SettingEvidence(findings.Path, number, "squid", words[0], old));
            foreach (string word in words.Skip(1))
            {
                int cut = word.IndexOf('=', StringComparison.Ordinal);
                string key = word[..Math.Max(0, cut)], value = word[(cut + 1)..];
                if (key is "cafile" or "capath" or "sslcafile" or "sslcapath" or "tls-cafile" or "tls-capath" && SettingValue.AsStore(value) is { } store)
                    findings.Add(new SettingEvidence(findings.Path, number, "squid", $"{words[0]} {key}", store));
                else if (value.Split(',').Contains("DONT_VERIFY_PEER", StringComparer.Ordinal))
                    findings.Add(new SettingEvidence(findings.Path, number, "squid", $"{words[0]} flags", "DONT_VERIFY_PEER"));
            }
        }
    }
}
