using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Processes;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Settings.Java;
using TrustShift.Discovery.Settings.Programs;
using TrustShift.Discovery.Settings.Systems;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Settings;

/// <summary>
/// Configuration files that a command line or a variable names (<c>curl -K FILE</c>, <c>CURL_HOME</c>, <c>GIT_CONFIG_GLOBAL</c>, <c>AWS_CONFIG_FILE</c>, <c>-Djava.security.properties=FILE</c>, ...): what they say of trust holds for
/// whom they are named to. One that cannot be read is a gap, because it may choose a store where the program runs.
/// </summary>
public static class NamedConfigurations
{
    private const int Most = 64;
    private const string SecurityOption = "-Djava.security.properties=";

    /// <summary>Adds the settings of the files that the settings found so far name.</summary>
    /// <param name="findings">What was found in one file.</param>
    /// <param name="files">The files of the target.</param>
    public static void Read(FileFindings findings, TargetFiles files)
    {
        SettingEvidence[] naming = [.. findings.Started.Settings.Concat(findings.Settings).Select(OfOptions).Where(static s => ReaderOf(s) is not null).DistinctBy(static s => (s.Name, s.Value, s.Scope)).Take(Most)];
        foreach (SettingEvidence setting in naming)
        {
            if (setting.Scope is null && findings.Started.Settings.Exists(s => s.Scope is not null && string.Equals(s.Name, setting.Name, StringComparison.Ordinal) && string.Equals(s.Value, setting.Value, StringComparison.Ordinal)))
                continue;
            ProcessEvidence? process = setting.Scope is null ? null : findings.Started.Processes.Find(p => string.Equals(p.Id, setting.Scope, StringComparison.Ordinal));
            Read(setting, process, findings, files);
        }
    }

    private static void Read(SettingEvidence setting, ProcessEvidence? process, FileFindings findings, TargetFiles files)
    {
        string named = setting.Value.TrimStart('=');
        if (named.StartsWith("file:", StringComparison.Ordinal))
            named = "/" + named["file:".Length..].TrimStart('/');
        if (named is "/dev/null" or "" or "NUL")
            return;
        if (setting.Name is "CURL_HOME")
            named = named.TrimEnd('/') + "/.curlrc";
        foreach (string place in PlacesOf(named, setting.Path, process))
        {
            if (files.ReadDefinition(place) is not { } text)
                continue;
            var found = new FileFindings(place);
            ReaderOf(setting)!(text, found);
            findings.Started.Settings.AddRange(found.Settings.Select(s => s with { Scope = setting.Scope }));
            return;
        }

        // What an image holds is looked at there; a folder without a .curlrc says nothing.
        if (setting.Name is not "CURL_HOME" && process?.Image is null)
            findings.Started.Gaps.Add(new Gap(setting.Place, $"{setting.Name} names {named}, which could not be read; it may choose another trust store", "examine the machine on which it runs"));
    }

    // As it stands, below the folder in which the program works, and beside the file that names it; through what is mounted.
    private static IEnumerable<string> PlacesOf(string named, string path, ProcessEvidence? process)
    {
        foreach (MountedPlace mount in process?.Mounts ?? [])
        {
            string inside = mount.Inside.TrimEnd('/');
            if (mount.Source is { } source && named.StartsWith(inside, StringComparison.Ordinal) && (named.Length == inside.Length || named[inside.Length] == '/'))
                yield return source.TrimEnd('/') + named[inside.Length..];
        }

        yield return named;
        if (named.StartsWith('/'))
            yield break;
        if (process?.WorkingFolder is { } working)
            yield return working.TrimEnd('/') + "/" + named;
        yield return path[..(path.LastIndexOf('/') + 1)] + named;
    }

    // JAVA_TOOL_OPTIONS="-Djava.security.properties=FILE": the option inside of the variable.
    private static SettingEvidence OfOptions(SettingEvidence setting) =>
        setting.Mechanism is TrustVariables.Mechanism && setting.Value.IndexOf(SecurityOption, StringComparison.Ordinal) is >= 0 and var at
            ? setting with { Mechanism = "jvm-option", Name = "java.security.properties", Value = setting.Value[(at + SecurityOption.Length)..].Split(' ')[0] }
            : setting;

    private static Action<string, FileFindings>? ReaderOf(SettingEvidence setting) => setting.Name switch
    {
        "--config" when setting.Mechanism is StartedCommand.FileMechanism => new CurlConfiguration().Read,
        "CURL_HOME" => new CurlConfiguration().Read,
        "GIT_CONFIG_GLOBAL" or "GIT_CONFIG_SYSTEM" => new GitConfiguration().Read,
        "AWS_CONFIG_FILE" => new AwsConfiguration().Read,
        "PIP_CONFIG_FILE" => new PipConfiguration().Read,
        "NPM_CONFIG_USERCONFIG" => new NpmConfiguration().Read,
        "WGETRC" => new WgetConfiguration().Read,
        "OPENSSL_CONF" => new OpenSslConfiguration().Read,
        "BASH_ENV" => ReadShell,
        "java.security.properties" => new JavaSecurityProperties().Read,
        _ => null,
    };

    private static void ReadShell(string text, FileFindings findings)
    {
        foreach ((int line, string name, string value) in EnvironmentFile.Read(text))
        {
            if (TrustVariables.Keep(name, value) is { } kept)
                findings.Add(new SettingEvidence(findings.Path, line, TrustVariables.Mechanism, name, kept));
        }
    }
}
