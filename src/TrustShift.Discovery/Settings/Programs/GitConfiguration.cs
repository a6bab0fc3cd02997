using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Settings.Programs;

/// <summary>The configuration of git (git-config(1)): <c>http.sslCAInfo</c>, <c>http.sslCAPath</c>, <c>http.sslVerify</c>, also for single URLs, and what it includes.</summary>
public sealed class GitConfiguration : SettingFile
{
    private const int DeepestInclude = 4;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) =>
        path.EndsWith("gitconfig", StringComparison.Ordinal) || path.EndsWith(".git/config", StringComparison.Ordinal) || path.EndsWith("/git/config", StringComparison.Ordinal)
        || path.EndsWith(".gitmodules", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings) => Read(text, null, findings);

    /// <inheritdoc/>
    public override void Read(string text, TargetFiles? files, FileFindings findings) => Read(text, findings.Path, files, findings, depth: 0);

    private static void Read(string text, string path, TargetFiles? files, FileFindings findings, int depth)
    {
        foreach (SettingLine line in SettingLine.Of(text))
        {
            // [http] or [http "https://host/"]: section names are of any case.
            int space = line.Section.AsSpan().IndexOfAny(" \t");
            string section = space < 0 ? line.Section : line.Section[..space];
            if (section.Equals("include", StringComparison.OrdinalIgnoreCase) || section.Equals("includeIf", StringComparison.OrdinalIgnoreCase))
            {
                // Whether its condition holds depends on the repository: what it would say is kept.
                if (line.Key.Equals("path", StringComparison.OrdinalIgnoreCase) && depth < DeepestInclude && files is not null && !Recognises(Place(line.Value, path)))
                    Read(files.ReadDefinition(Place(line.Value, path)) ?? "", Place(line.Value, path), files, findings, depth + 1);
                continue;
            }

            if (!section.Equals("http", StringComparison.OrdinalIgnoreCase))
                continue;
            string? name = line.Key.ToUpperInvariant() switch
            {
                "SSLCAINFO" when SettingValue.IsFileName(line.Value) => "sslCAInfo",
                "SSLCAPATH" when SettingValue.IsFileName(line.Value) => "sslCAPath",
                "PROXYSSLCAINFO" when SettingValue.IsFileName(line.Value) => "proxySSLCAInfo",
                "SSLVERIFY" when SettingValue.IsSwitch(line.Value) => "sslVerify",
                "SSLBACKEND" when SettingValue.IsWord(line.Value) => "sslBackend",
                _ => null,
            };
            if (name is not null)
                findings.Add(new SettingEvidence(path, line.Number, "gitconfig", "http." + (space < 0 ? "" : SettingValue.WithoutUser(line.Section[space..].Trim(' ', '\t', '"')) + ".") + name, line.Value));
        }
    }

    // A file that is read by its own name is not read twice.
    private static bool Recognises(string path) => new GitConfiguration().Matches(path);

    // git-config(1), Includes: relative to the file that includes, "~" is the user's home.
    private static string Place(string named, string path)
    {
        string folder = path[..(path.LastIndexOf('/') + 1)];
        return named.StartsWith("~/", StringComparison.Ordinal) ? folder + named[2..] : named.StartsWith('/') ? named : folder + named;
    }
}
