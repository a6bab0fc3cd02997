using System.Buffers;
using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>Process types of a Procfile (Heroku, foreman): <c>web: command</c>, with the assignments of the <c>.env</c> beside it.</summary>
public sealed class Procfiles : ProcessSource
{
    private static readonly SearchValues<char> s_name = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "Procfile";

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        string environment = path[..^"Procfile".Length] + ".env";
        string? assigned = files.ReadDefinition(environment);
        string? app = files.ReadDefinition(path[..^"Procfile".Length] + "app.json");
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            int cut = line.IndexOf(':', StringComparison.Ordinal);
            if (cut <= 0 || line.AsSpan(0, cut).Trim().IndexOfAnyExcept(s_name) >= 0)
                continue;
            string name = line.AsSpan(0, cut).Trim().ToString();
            string id = $"{ProcessKinds.Procfile}:{path}#{name}";
            StartedCommand started = StartedCommand.Of(line.AsSpan(cut + 1));
            foreach ((int at, string key, string value) in EnvironmentFile.Read(assigned ?? ""))
            {
                if (Settings.TrustVariables.Keep(key, value) is { } kept)
                    findings.Settings.Add(new SettingEvidence(environment, at, Settings.TrustVariables.Mechanism, key, kept) { Scope = id });
            }

            // Heroku's app.json gives the variables of the application.
            var declared = new ScopedVariables(id);
            foreach (YamlMapping application in YamlTree.ReadAll(app ?? "", out _).OfType<YamlMapping>())
                declared.SetAll(path[..^"Procfile".Length] + "app.json", application.Find("env"));
            findings.Settings.AddRange(declared.Settings);
            findings.Settings.AddRange(started.Settings(path, number, id));
            var process = new ProcessEvidence(id, path, number, ProcessKinds.Procfile, name) { Command = started.Words };
            findings.Processes.Add(process);
            findings.AddOthers(process, started);
        }

        if (assigned is not null && findings.Processes.Count > 0)
            findings.ReadWhole.Add(environment);
    }
}
