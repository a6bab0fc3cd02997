using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Settings.Verification;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// Commands of shell scripts, of scripts for execline (skarnet.org/software/execline) and of the first line of any script ("#!", execve(2)). Kept are those that choose trust by their own options or variables and, in a target that is
/// no system, those that start a program on a runtime: that runtime's default store is on another machine. What a script exports is read by <see cref="VariableAssignments"/>.
/// </summary>
public sealed class ShellScripts : ProcessSource
{
    private const int MostPerFile = 100;

    private static readonly string[] s_shells = ["sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "busybox"];

    // Files of a shell that have no "#!": profiles, what a shell's start reads, environments of services.
    private static readonly string[] s_names =
        [".bashrc", ".profile", ".bash_profile", ".bash_login", ".bash_aliases", ".zshrc", ".zshenv", ".zprofile", ".kshrc", ".envrc", "bash.bashrc", "profile", "zshrc", "zshenv", "envvars", "rc.local", "activate"];

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => IsShell(name) && !IsSystemTool(path);

    /// <inheritdoc/>
    public override bool Begins(ReadOnlySpan<char> path, ReadOnlySpan<byte> head) => head.StartsWith("#!"u8) && !IsSystemTool(path);

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        if (IsSample(path))
            return;
        string first = text[..(text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : Math.Min(text.Length, 512))].TrimEnd('\r');
        string interpreter = first.StartsWith("#!", StringComparison.Ordinal) ? first[2..].Trim() : "";
        int kept = 0;
        if (interpreter.Length > 0)
        {
            // The kernel gives what follows the interpreter as one word; "env -S" splits it, and so do most interpreters.
            StartedCommand command = StartedCommand.Of([.. CommandWords.Of(interpreter), path]);
            if (command.ChoosesTrust)
                Add(path, 1, command, isFirstLine: true, findings, ref kept);
        }

        if (interpreter.Contains("execlineb", StringComparison.Ordinal))
            ReadExecline(path, text, findings, ref kept);
        else if (interpreter.Length == 0 || IsShellInterpreter(interpreter))
            ReadShell(path, text, files, findings, ref kept);
    }

    private static void ReadShell(string path, string text, TargetFiles files, ProcessFindings findings, ref int kept)
    {
        foreach ((int line, StartedCommand command) in StartedCommand.OfShell(text))
        {
            // git-config(1): what a script writes into the configuration holds afterwards.
            if (command.Written is { } written)
                findings.Settings.Add(new SettingEvidence(path, line, "gitconfig", written.Key, written.Value));
            if (command.Words is ["alias", ..])
                continue;
            if (command.Replaced is { } replaced)
                findings.Gaps.Add(new Gap($"{path}:{line}", $"puts another file in the place of {replaced}: which store that is then, the target does not tell", "examine the machine after it ran"));
            bool chooses = SettingsOf(command, path, line, "").Any(static s => s.Name is not "javax.net.ssl.trustStorePassword");
            if (chooses || (command.Runtime is not null && !files.IsSystem))
                Add(path, line, command, isFirstLine: false, findings, ref kept);
        }

        // alias curl='curl --cacert corp.pem'
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            if (raw.TrimStart().StartsWith("alias ", StringComparison.Ordinal) && raw.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut
                && StartedCommand.Of(SettingValue.Unquote(raw.AsSpan(cut + 1))) is var command && SettingsOf(command, path, number, "").Any())
                Add(path, number, command, isFirstLine: false, findings, ref kept);
        }
    }

    // execline: "export NAME value" before the program that has it.
    private static void ReadExecline(string path, string text, ProcessFindings findings, ref int kept)
    {
        List<string> words = CommandWords.Of(string.Join('\n', text.Split('\n').Where(static l => !l.TrimStart().StartsWith('#'))));
        var assigned = new List<string>();
        for (int i = 0; i + 2 < words.Count; i++)
        {
            if (words[i] is "export")
                assigned.Add($"{words[i + 1]}={words[i + 2]}");
        }

        int program = words.FindIndex(static w => KnownPrograms.RuntimeOf(w) is not null);
        StartedCommand command = StartedCommand.Of([.. assigned, .. words.Skip(Math.Max(0, program))]);
        if (command.Settings(path, 1, "").Any())
            Add(path, 1, command, isFirstLine: false, findings, ref kept);
    }

    private static void Add(string path, int line, StartedCommand command, bool isFirstLine, ProcessFindings findings, ref int kept)
    {
        if (++kept > MostPerFile)
        {
            if (kept == MostPerFile + 1)
                findings.Gaps.Add(new Gap(path, $"starts more than {MostPerFile} programs: the rest is not kept"));
            return;
        }

        string id = $"{ProcessKinds.ScriptCommand}:{path}#{kept}";
        var process = new ProcessEvidence(id, path, line, ProcessKinds.ScriptCommand, isFirstLine ? path : $"{NameOf(command.Words[0])} in {path}:{line}") { Command = command.Words };
        findings.Settings.AddRange(SettingsOf(command, path, line, id));
        findings.Processes.Add(process);
    }

    // What switches verification off is read by detectors of its own, for every kind of file.
    private static IEnumerable<SettingEvidence> SettingsOf(StartedCommand command, string path, int line, string id) =>
        command.Settings(path, line, id).Where(static s => s.Mechanism is not VerificationSwitches.Mechanism && s.Name is not "com.amazonaws.sdk.disableCertChecking" && !s.Name.EndsWith("sslVerify", StringComparison.Ordinal));

    private static string NameOf(string program) => program[(program.LastIndexOf('/') + 1)..];

    private static bool IsShell(ReadOnlySpan<char> name)
    {
        int dot = name.LastIndexOf('.');
        if (dot > 0 && name[(dot + 1)..] is "sh" or "bash" or "zsh" or "ksh")
            return true;
        foreach (string known in s_names)
        {
            if (name.SequenceEqual(known))
                return true;
        }

        return false;
    }

    private static bool IsShellInterpreter(string interpreter)
    {
        foreach (string word in CommandWords.Of(interpreter))
        {
            if (Array.IndexOf(s_shells, NameOf(word)) >= 0)
                return true;
        }

        return false;
    }

    // Scripts that a distribution brings are started by name, with what the target's own scripts and settings say.
    private static bool IsSystemTool(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> inside = path.TrimStart('/');
        return (inside.StartsWith("usr/", StringComparison.Ordinal) && !inside.StartsWith("usr/local/", StringComparison.Ordinal) && !inside.StartsWith("usr/src/", StringComparison.Ordinal))
            || inside.StartsWith("bin/", StringComparison.Ordinal) || inside.StartsWith("sbin/", StringComparison.Ordinal) || inside.StartsWith("lib/", StringComparison.Ordinal)
            || inside.StartsWith("var/lib/", StringComparison.Ordinal) || inside.Contains(".git/", StringComparison.Ordinal);
    }

    // Of samples, tests and libraries only mentions; a script in a folder "bin" of a runtime is none.
    private static bool IsSample(string path) => Scanning.PlaceNatures.Of(path) == Scanning.PlaceNature.Sample;
}
