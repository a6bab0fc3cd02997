using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Systems;

/// <summary>
/// <c>openssl.cnf</c>: of TLS its libraries read only the section that <c>ssl_conf</c> leads to (config(5), "SSL Configuration Module"), and there, for the whole system, no command about
/// certificates (ssl/ssl_mcnf.c: only SSL_CONF_FLAG_FILE is set). So no such file names a trust store; the security level of <c>CipherString</c> decides which keys and signatures count.
/// </summary>
public sealed class OpenSslConfiguration : SettingFile
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "openssl-conf";

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("openssl.cnf", StringComparison.Ordinal) || path.EndsWith("opensslcnf.config", StringComparison.Ordinal) || path.EndsWith("opensslcnf.txt", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (SettingLine line in SettingLine.Of(text))
        {
            string section = line.Section.Trim();
            if (section.Contains("req", StringComparison.OrdinalIgnoreCase) || section.Contains("ca", StringComparison.Ordinal))
                continue;
            int level = line.Key is "CipherString" ? line.Value.IndexOf("SECLEVEL=", StringComparison.OrdinalIgnoreCase) : -1;
            if (level >= 0 && level + 9 < line.Value.Length && char.IsAsciiDigit(line.Value[level + 9]))
                findings.Add(new SettingEvidence(findings.Path, line.Number, Mechanism, "SECLEVEL", line.Value[level + 9].ToString()));
            else if (line.Key is "MinProtocol" && SettingValue.IsWord(line.Value))
                findings.Add(new SettingEvidence(findings.Path, line.Number, Mechanism, "MinProtocol", line.Value));
        }
    }
}
