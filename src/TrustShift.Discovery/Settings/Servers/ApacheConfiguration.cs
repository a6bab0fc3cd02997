using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Servers;

/// <summary>
/// Apache's connections as a proxy (httpd.apache.org/docs/2.4/mod/mod_ssl.html): <c>SSLProxyCACertificateFile</c> and <c>Path</c>; <c>SSLProxyVerify</c>, which is none unless it is set; and
/// <c>SSLProxyEngine on</c>, which begins them. <c>SSLCACertificateFile</c> is about its clients.
/// </summary>
public sealed class ApacheConfiguration : SettingFile
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "apache";

    // Values for PHP stand in it as well.
    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) =>
        path.EndsWith("httpd.conf", StringComparison.Ordinal)
        || ((path.Contains("apache2/", StringComparison.Ordinal) || path.Contains("httpd/", StringComparison.Ordinal)) && path.EndsWith(".conf", StringComparison.Ordinal) && !path.Contains("-available/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        // Names are of any case; a value may stand in quotes.
        foreach (SettingLine line in SettingLine.Of(text))
        {
            (string? name, string? kept) = line.Key.ToUpperInvariant() switch
            {
                "SSLPROXYCACERTIFICATEFILE" => ("SSLProxyCACertificateFile", SettingValue.AsStore(line.Value)),
                "SSLPROXYCACERTIFICATEPATH" => ("SSLProxyCACertificatePath", SettingValue.AsStore(line.Value)),
                "SSLPROXYVERIFY" => ("SSLProxyVerify", SettingValue.IsWord(line.Value) ? line.Value : null),
                "SSLPROXYENGINE" => ("SSLProxyEngine", SettingValue.IsSwitch(line.Value) ? line.Value : null),
                _ => ((string?)null, (string?)null),
            };
            if (name is not null && kept is not null)
                findings.Add(new SettingEvidence(findings.Path, line.Number, Mechanism, name, kept));
        }
    }
}
