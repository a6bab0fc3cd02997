using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// <c>bin/setenv.sh</c> of a Tomcat (its RUNNING.txt, 3.4): catalina.sh reads it before it starts the virtual machine, so its options are those of this Tomcat alone. Options that are added to
/// earlier ones (<c>CATALINA_OPTS="$CATALINA_OPTS ..."</c>) are kept together.
/// </summary>
public sealed class TomcatScripts : ProcessSource
{
    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "setenv.sh" or "setenv.bat";

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        string folder = path[..Math.Max(0, path.LastIndexOf('/'))];
        string id = $"{ProcessKinds.Script}:{path}";
        var variables = new ScopedVariables(id);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string joined = "";
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = joined + raw.Trim();
            joined = "";
            if (line.EndsWith('\\'))
            {
                joined = line[..^1];
                continue;
            }

            foreach ((_, string name, string value) in EnvironmentFile.Read(line.StartsWith("set ", StringComparison.OrdinalIgnoreCase) ? line[4..].Trim().Trim('"') : line))
            {
                string earlier = values.GetValueOrDefault(name, "");
                values[name] = value.Replace("${" + name + "}", earlier, StringComparison.Ordinal).Replace("$" + name, earlier, StringComparison.Ordinal).Replace("%" + name + "%", earlier, StringComparison.Ordinal);
                variables.Set(path, number, name, values[name]);
            }
        }

        if (variables.IsEmpty)
            return;
        findings.ReadWhole.Add(path);
        findings.Settings.AddRange(variables.Settings);
        findings.Processes.Add(new ProcessEvidence(id, path, 0, ProcessKinds.Script, "Tomcat of " + (folder.Length == 0 ? "this folder" : folder)) { Command = ["catalina.sh"] });
    }
}
