using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;

namespace TrustShift.Discovery.Processes;

/// <summary>What the definitions of programs in one file came to.</summary>
public sealed class ProcessFindings
{
    /// <summary>Programs.</summary>
    public List<ProcessEvidence> Processes { get; } = [];

    /// <summary>Settings, each with the id of its program as scope.</summary>
    public List<SettingEvidence> Settings { get; } = [];

    /// <summary>Software that the definition names (a base image, a package that an instruction installs).</summary>
    public List<SoftwareEvidence> Software { get; } = [];

    /// <summary>What could not be read or decided.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>
    /// Files whose assignments of variables are all understood, so that what a line detector sees there besides is no setting of its own (overridden, or of another program).
    /// </summary>
    public HashSet<string> ReadWhole { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Adds the other commands of a program's shell text: they have its variables, its place and its image, and options of their own. Those that start nothing which is known and choose no trust are
    /// left out.
    /// </summary>
    /// <param name="process">The program, with its settings added already.</param>
    /// <param name="command">Its command.</param>
    public void AddOthers(ProcessEvidence process, StartedCommand command)
    {
        for (int i = 0; i < command.Others.Length; i++)
            AddBeside(process, command.Others[i], $"{process.Id}#command-{i + 1}", $"{process.Name}, command {i + 1}", process.Path, process.Line);
    }

    /// <summary>Adds one more command with the variables and the place of a program.</summary>
    /// <param name="process">The program.</param>
    /// <param name="command">The command.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where it is defined.</param>
    /// <param name="line">On which line.</param>
    /// <returns>Whether it was kept.</returns>
    internal bool AddBeside(ProcessEvidence process, StartedCommand command, string id, string name, string path, int line)
    {
        SettingEvidence[] own = [.. command.Settings(path, line, id)];
        SettingEvidence[] inherited = [.. Settings.Where(s => string.Equals(s.Scope, process.Id, StringComparison.Ordinal) && s.Mechanism is TrustVariables.Mechanism && !Array.Exists(own, o => string.Equals(o.Name, s.Name, StringComparison.Ordinal)))];
        if (own.Length == 0 && (command.Runtime is null || (process.Image is null && inherited.Length == 0)))
            return false;
        Settings.AddRange(inherited.Select(s => s with { Scope = id }));
        Settings.AddRange(own);
        Processes.Add(process with { Id = id, Name = name, Path = path, Line = line, Command = command.Words });
        return true;
    }

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => Processes.Count == 0 && Settings.Count == 0 && Software.Count == 0 && Gaps.Count == 0 && ReadWhole.Count == 0;
}
