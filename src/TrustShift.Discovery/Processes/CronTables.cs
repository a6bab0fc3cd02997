using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// Jobs of cron (crontab(5)): assignments hold for the jobs below them; system tables name the user before the command. Only jobs with trust settings of their own are kept. cron
/// gives its jobs nothing of a login shell.
/// </summary>
public sealed class CronTables : ProcessSource
{
    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "crontab" || name.EndsWith(".crontab", StringComparison.Ordinal) || path.Contains("etc/cron.d/", StringComparison.Ordinal) || path.Contains("cron/crontabs/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        bool namesUser = path.EndsWith("etc/crontab", StringComparison.Ordinal) || path.Contains("etc/cron.d/", StringComparison.Ordinal);
        var assigned = new List<(int Line, string Name, string Value)>();
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line.AsSpan(0, equals).Trim() is var name && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.IndexOfAny(" \t") < 0)
            {
                assigned.Add((number, name.ToString(), Settings.SettingValue.Unquote(line.AsSpan(equals + 1))));
                continue;
            }

            string[] words = line.Split([' ', '\t'], (line[0] == '@' ? 1 : 5) + (namesUser ? 1 : 0) + 1, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < (line[0] == '@' ? 1 : 5) + (namesUser ? 1 : 0) + 1)
                continue;
            string id = $"{ProcessKinds.CronJob}:{path}#{number}";
            // An unescaped percent sign ends the command: the rest is its input.
            string command = words[^1].Split('%')[0];
            StartedCommand started = StartedCommand.Of(command);
            var variables = new ScopedVariables(id);
            foreach ((int at, string variable, string value) in assigned)
                variables.Set(path, at, variable, value);
            List<SettingEvidence> settings = [.. variables.Settings, .. started.Settings(path, number, id)];
            if (settings.Count == 0 && started.Others.All(static o => !o.Settings("", 0, "").Any()) && (started.Runtime is null || files.IsSystem))
                continue;
            findings.Settings.AddRange(settings);
            var process = new ProcessEvidence(id, path, number, ProcessKinds.CronJob, $"job in {path}:{number}") { Command = started.Words, User = namesUser ? words[^2] : null };
            findings.Processes.Add(process);
            findings.AddOthers(process, started);
        }

        if (findings.Processes.Count > 0)
            findings.ReadWhole.Add(path);
    }
}
