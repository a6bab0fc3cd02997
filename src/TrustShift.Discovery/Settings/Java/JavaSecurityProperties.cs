using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Java;

/// <summary>
/// <c>java.security</c> of a runtime, and files that add to it (<c>-Djava.security.properties</c>): what of it changes who verifies certificates, and how (JSSE Reference Guide, "Customizing JSSE";
/// the comments in the file itself). What every runtime brings by itself is passed over.
/// </summary>
public sealed class JavaSecurityProperties : SettingFile
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "java-security";

    private const int LongestValue = 64 * 1024;

    // The providers of OpenJDK (java.security of releases 8 to 25).
    private static readonly string[] s_own =
    [
        "SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE", "SunJGSS", "SunSASL", "XMLDSig", "SunPCSC", "JdkLDAP", "JdkSASL", "SunPKCS11", "SunMSCAPI", "Apple", "OracleUcrypto", "SunDeploy",
    ];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("java.security", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (SettingLine line in Joined(text).SelectMany(static l => SettingLine.Of(l.Text).Take(1).Select(s => s with { Number = l.Number })))
        {
            if (JavaAlgorithms.Restricts(line.Key, line.Value) is { } restriction)
                findings.Add(new SettingEvidence(findings.Path, line.Number, Mechanism, line.Key, restriction));
            bool counts = line.Key switch
            {
                "ssl.TrustManagerFactory.algorithm" => line.Value is not "PKIX",
                "keystore.type" => line.Value.ToUpperInvariant() is not ("JKS" or "PKCS12"),
                _ when line.Key.StartsWith("security.provider.", StringComparison.Ordinal) => !IsOwn(line.Value),
                _ => false,
            };
            if (counts && SettingValue.IsWord(line.Value.Split(' ')[0]))
                findings.Add(new SettingEvidence(findings.Path, line.Number, Mechanism, line.Key, line.Value.Split(' ')[0]));
        }
    }

    // java.util.Properties.load: a backslash at the end continues the line, white space at the beginning of the next one does not count.
    private static IEnumerable<(int Number, string Text)> Joined(string text)
    {
        string joined = "";
        int number = 0, first = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (joined.Length == 0)
            {
                first = number;
                if (line.StartsWith('#') || line.StartsWith('!'))
                    continue;
            }

            if (line.EndsWith('\\') && joined.Length < LongestValue)
            {
                joined += line[..^1];
                continue;
            }

            yield return (first, joined + line);
            joined = "";
        }

        if (joined.Length > 0)
            yield return (first, joined);
    }

    // Before 9 with the class: sun.security.provider.Sun, com.sun.net.ssl.internal.ssl.Provider.
    private static bool IsOwn(string provider) =>
        Array.IndexOf(s_own, provider.Split(' ')[0]) >= 0 || provider.StartsWith("sun.", StringComparison.Ordinal) || provider.StartsWith("com.sun.", StringComparison.Ordinal)
        || provider.StartsWith("org.jcp.xml.dsig", StringComparison.Ordinal) || provider.StartsWith("apple.", StringComparison.Ordinal) || provider.StartsWith("com.oracle.security", StringComparison.Ordinal);
}
