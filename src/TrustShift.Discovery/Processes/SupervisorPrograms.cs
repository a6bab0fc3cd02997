using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>Programs of supervisord (supervisord.org/configuration.html): <c>[program:x]</c> with command, environment, user and directory; <c>[supervisord]</c>'s environment is everybody's.</summary>
public sealed class SupervisorPrograms : ProcessSource
{
    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "supervisord.conf" || (path.Contains("supervisor", StringComparison.Ordinal) && (name.EndsWith(".conf", StringComparison.Ordinal) || name.EndsWith(".ini", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        List<SettingLine> lines = [.. SettingLine.Of(text)];
        List<SettingLine> shared = [.. lines.Where(static l => l.Section is "supervisord" && l.Key is "environment")];
        foreach (IGrouping<string, SettingLine> program in lines.Where(static l => l.Section.StartsWith("program:", StringComparison.Ordinal)).GroupBy(static l => l.Section, StringComparer.Ordinal))
        {
            string name = program.Key["program:".Length..];
            string id = $"{ProcessKinds.SupervisorProgram}:{path}#{name}";
            SettingLine? command = program.LastOrDefault(static l => l.Key is "command");
            StartedCommand started = StartedCommand.Of(command is null ? "" : RawOf(text, command));
            var variables = new Dictionary<string, SettingEvidence>(StringComparer.Ordinal);
            foreach (SettingLine line in shared.Concat(program.Where(static l => l.Key is "environment")))
            {
                // KEY="val",KEY2="val2"
                foreach (string word in CommandWords.Of(RawOf(text, line).Replace("\",", "\" ", StringComparison.Ordinal)).SelectMany(static w => w.Split(',')))
                {
                    int cut = word.IndexOf('=', StringComparison.Ordinal);
                    if (cut > 0 && TrustVariables.Keep(word[..cut].Trim(), word[(cut + 1)..]) is { } kept)
                        variables[word[..cut].Trim()] = new SettingEvidence(path, line.Number, TrustVariables.Mechanism, word[..cut].Trim(), kept) { Scope = id };
                }
            }

            findings.Settings.AddRange(variables.Values.OrderBy(static s => s.Name, StringComparer.Ordinal));
            findings.Settings.AddRange(started.Settings(path, command?.Number ?? 0, id));
            var process = new ProcessEvidence(id, path, command?.Number ?? 0, ProcessKinds.SupervisorProgram, name)
            {
                Command = started.Words,
                User = program.LastOrDefault(static l => l.Key is "user")?.Value,
                WorkingFolder = program.LastOrDefault(static l => l.Key is "directory")?.Value,
            };
            findings.Processes.Add(process);
            findings.AddOthers(process, started);
            findings.ReadWhole.Add(path);
        }
    }

    // The value with its quotes, which a setting line has taken off.
    private static string RawOf(string text, SettingLine line)
    {
        string raw = text.Split('\n')[line.Number - 1];
        return raw[(raw.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
    }
}
