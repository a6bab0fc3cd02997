using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings;

/// <summary>The configuration of git (git-config(1)): <c>http.sslCAInfo</c>, <c>http.sslCAPath</c>, <c>http.sslVerify</c>, also for single URLs.</summary>
public sealed class GitConfiguration : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) =>
        path.EndsWith("gitconfig", StringComparison.Ordinal) || path.EndsWith(".git/config", StringComparison.Ordinal) || path.EndsWith("/git/config", StringComparison.Ordinal)
        || path.EndsWith(".gitmodules", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (SettingLine line in SettingLine.Of(text))
        {
            // [http] or [http "https://host/"]: section names are of any case.
            int space = line.Section.AsSpan().IndexOfAny(" \t");
            string section = space < 0 ? line.Section : line.Section[..space];
            if (!section.Equals("http", StringComparison.OrdinalIgnoreCase))
                continue;
            string? name = line.Key.ToUpperInvariant() switch
            {
                "SSLCAINFO" when SettingValue.IsPath(line.Value) => "sslCAInfo",
                "SSLCAPATH" when SettingValue.IsPath(line.Value) => "sslCAPath",
                "SSLVERIFY" when SettingValue.IsSwitch(line.Value) => "sslVerify",
                _ => null,
            };
            if (name is not null)
                findings.Add(new SettingEvidence(findings.Path, line.Number, "gitconfig", "http." + (space < 0 ? "" : WithoutUser(line.Section[space..])) + name, line.Value));
        }
    }

    // A URL's user and password are never kept.
    private static string WithoutUser(string quoted)
    {
        string url = quoted.Trim(' ', '\t', '"');
        int start = url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        int at = url.IndexOf('@', start);
        return (at < 0 ? url : url[..start] + url[(at + 1)..]) + ".";
    }
}
