using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// Service units of systemd with their drop-ins and environment files (systemd.unit(5), systemd.service(5), systemd.exec(5)). A service has no environment but its own:
/// neither /etc/environment nor a shell profile.
/// </summary>
public sealed class SystemdUnits : ProcessSource
{
    private const int MostDropIns = 64;
    private const int MostEnvironmentFiles = 16;
    private const int MostCommands = 32;

    // systemd.service(5), Command lines.
    private static readonly char[] s_prefixes = ['-', '@', '+', '!', ':', '|'];

    // systemd.unit(5): a unit of the same name in an earlier folder hides one in a later folder.
    private static readonly string[] s_folders = ["etc/systemd/system", "run/systemd/system", "usr/local/lib/systemd/system", "usr/lib/systemd/system", "lib/systemd/system"];

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name.EndsWith(".service", StringComparison.Ordinal) && !path.Contains("dbus-1/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        if (IsHidden(path, name, files) || !text.Contains("[Service]", StringComparison.Ordinal))
            return;
        var unit = new Reading(path, ProcessKinds.SystemdUnit + ":" + name);
        if (RootOf(path) is { } root)
        {
            unit.ReadManager(root + "etc/systemd/system.conf", files);
            // systemd-system.conf(5): drop-ins, ordered by name.
            foreach (string folder in (ReadOnlySpan<string>)["usr/lib/systemd/system.conf.d", "etc/systemd/system.conf.d"])
            {
                foreach (string more in files.NamesIn(root + folder).Where(static f => f.EndsWith(".conf", StringComparison.Ordinal)).Take(MostDropIns))
                    unit.ReadManager($"{root}{folder}/{more}", files);
            }
        }

        unit.Read(path, text);
        foreach (string dropIn in DropIns(path, name, files))
        {
            if (files.ReadDefinition(dropIn) is { } more)
                unit.Read(dropIn, more);
        }

        unit.ReadEnvironmentFiles(files, RootOf(path), findings);
        unit.Tell(name, findings);
    }

    // "" for a root file system that is a folder, "/" for this host; null elsewhere.
    private static string? RootOf(string path)
    {
        foreach (string folder in s_folders)
        {
            if (path.StartsWith(folder + "/", StringComparison.Ordinal))
                return "";
            if (path.StartsWith("/" + folder + "/", StringComparison.Ordinal))
                return "/";
        }

        return null;
    }

    private static bool IsHidden(string path, string name, TargetFiles files)
    {
        if (RootOf(path) is not { } root)
            return false;
        foreach (string folder in s_folders)
        {
            string other = $"{root}{folder}/{name}";
            if (string.Equals(other, path, StringComparison.Ordinal))
                return false;
            // /lib may be a link to /usr/lib: the unit is read where it lies.
            if (files.Exists(other))
                return true;
        }

        return false;
    }

    // systemd.unit(5): all of service.d/, prefix-.service.d/ and name.service.d/, ordered by file name; a name in an earlier folder hides the same one in a later folder.
    private static IEnumerable<string> DropIns(string path, string name, TargetFiles files)
    {
        string own = path[..^name.Length];
        IEnumerable<string> folders = RootOf(path) is { } root ? s_folders.Select(folder => $"{root}{folder}/").Prepend(own).Distinct(StringComparer.Ordinal) : [own];
        var byName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string folder in folders)
        {
            foreach (string drop in NamesOfDropIns(name))
            {
                foreach (string file in files.NamesIn(folder + drop).Where(static f => f.EndsWith(".conf", StringComparison.Ordinal)).Take(MostDropIns))
                    byName.TryAdd(file, $"{folder}{drop}/{file}");
            }
        }

        return byName.Values.Take(MostDropIns);
    }

    private static IEnumerable<string> NamesOfDropIns(string name)
    {
        yield return name + ".d";
        string stem = name[..^".service".Length];
        int at = stem.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && at + 1 < stem.Length)
            yield return stem[..(at + 1)] + ".service.d";
        for (int dash = stem.LastIndexOf('-'); dash > 0; dash = stem.LastIndexOf('-', dash - 1))
            yield return stem[..(dash + 1)] + ".service.d";
        yield return "service.d";
    }

    private sealed class Reading(string path, string id)
    {
        private readonly Dictionary<string, SettingEvidence> _variables = new(StringComparer.Ordinal);
        private readonly List<(string Path, int Line, string Value)> _environmentFiles = [];
        private readonly List<string> _unset = [];
        private readonly List<(string Path, int Line, string Name)> _passed = [];
        private readonly List<MountedPlace> _mounts = [];
        private readonly List<(string Key, string Path, int Line, string Value)> _commands = [];
        private (string Path, int Line, string Value)? _start;
        private string? _user;
        private string? _folder;
        private (string Path, int Line, string Value)? _root;

        public void ReadManager(string file, TargetFiles files)
        {
            foreach ((int line, _, string key, string value) in Lines(files.ReadDefinition(file) ?? ""))
            {
                if (key is "DefaultEnvironment")
                    Assign(file, line, value);
            }
        }

        public void Read(string file, string text)
        {
            foreach ((int line, string section, string key, string value) in Lines(text))
            {
                if (section is not "Service")
                    continue;
                switch (key)
                {
                    case "ExecStart":
                        // systemd.service(5), Type=oneshot: several, one after the other.
                        if (value.Length == 0)
                            _commands.RemoveAll(static c => c.Key is "ExecStart");
                        else if (_start is { } earlier)
                            _commands.Add(("ExecStart", earlier.Path, earlier.Line, earlier.Value));
                        _start = value.Length == 0 ? null : (file, line, value.TrimStart(s_prefixes));
                        break;
                    case "ExecStartPre" or "ExecStartPost" or "ExecReload" or "ExecStop" or "ExecStopPost" or "ExecCondition" when value.Length == 0:
                        _commands.RemoveAll(c => string.Equals(c.Key, key, StringComparison.Ordinal));
                        break;
                    case "ExecStartPre" or "ExecStartPost" or "ExecReload" or "ExecStop" or "ExecStopPost" or "ExecCondition":
                        _commands.Add((key, file, line, value.TrimStart(s_prefixes)));
                        break;
                    case "Environment" when value.Length == 0:
                        _variables.Clear();
                        break;
                    case "Environment":
                        Assign(file, line, value);
                        break;
                    case "EnvironmentFile" when value.Length == 0:
                        _environmentFiles.Clear();
                        break;
                    case "EnvironmentFile":
                        _environmentFiles.Add((file, line, value));
                        break;
                    case "UnsetEnvironment":
                        _unset.AddRange(CommandWords.Of(value));
                        break;
                    case "User":
                        _user = value.Length == 0 ? null : value;
                        break;
                    case "WorkingDirectory":
                        _folder = value.Length == 0 ? null : value.TrimStart('-');
                        break;
                    case "PassEnvironment":
                        _passed.AddRange(CommandWords.Of(value).Select(name => (file, line, name)));
                        break;
                    case "RootDirectory" or "RootImage":
                        _root = value.Length == 0 || value is "/" ? null : (file, line, value);
                        break;
                    case "BindPaths" or "BindReadOnlyPaths":
                        Bind(value);
                        break;
                    default:
                        break;
                }
            }
        }

        // systemd.exec(5): what the files say overrides Environment=.
        public void ReadEnvironmentFiles(TargetFiles files, string? root, ProcessFindings findings)
        {
            foreach ((string file, int line, string value) in _environmentFiles.Take(MostEnvironmentFiles))
            {
                bool isOptional = value.StartsWith('-');
                string named = value.TrimStart('-');
                string place = root is null or "/" ? named : named.TrimStart('/');
                if (files.ReadDefinition(place) is { } text)
                {
                    findings.ReadWhole.Add(place);
                    foreach ((int at, string name, string assigned) in EnvironmentFile.Read(text, isSystemd: true))
                        Set(place, at, name, assigned);
                }
                else if (!isOptional)
                {
                    findings.Gaps.Add(new Gap($"{file}:{line}", $"the service takes its environment from {named}, which could not be read; it may name another trust store", "examine the machine on which it runs"));
                }
            }
        }

        public void Tell(string name, ProcessFindings findings)
        {
            foreach (string unset in _unset)
                _variables.Remove(unset);
            if (_start is { } chrooted && CommandWords.Of(chrooted.Value) is [var launcher, ..] && launcher[(launcher.LastIndexOf('/') + 1)..] is "chroot")
                _root ??= chrooted;
            StartedCommand? command = _start is { } start ? StartedCommand.Of(start.Value) : null;
            // systemd.exec(5), PassEnvironment: from the manager, where "systemctl set-environment" put it.
            foreach ((string file, int line, string passed) in _passed.Where(p => TrustVariables.IsPathVariable(p.Name) && !_variables.ContainsKey(p.Name)))
                findings.Gaps.Add(new Gap($"{file}:{line}", $"the service takes {passed} from the environment of the service manager, which no file of the target gives; it may name another trust store", "systemctl show-environment"));
            findings.ReadWhole.Add(path);
            findings.Settings.AddRange(_variables.Values.OrderBy(static s => s.Name, StringComparer.Ordinal));
            if (command is not null)
                findings.Settings.AddRange(command.Settings(_start!.Value.Path, _start.Value.Line, id));
            var process = new ProcessEvidence(id, path, _start?.Line ?? 0, ProcessKinds.SystemdUnit, name)
            {
                Command = command?.Words ?? [],
                User = _user,
                WorkingFolder = _folder,
                Mounts = [.. _mounts],
            };
            findings.Processes.Add(process);
            if (command is not null)
                findings.AddOthers(process, command);
            TellOthers(process, findings);
            if (_root is { } other)
                findings.Gaps.Add(new Gap($"{other.Path}:{other.Line}", "the service runs with another folder as its root: its programs and trust stores are those below that folder", "check that folder as a target of its own"));
        }

        // What a unit starts beside its program has the unit's environment, and options of its own.
        private void TellOthers(ProcessEvidence process, ProcessFindings findings)
        {
            int number = 0;
            foreach ((string key, string file, int line, string value) in _commands.Take(MostCommands))
            {
                StartedCommand command = StartedCommand.Of(value);
                foreach (StartedCommand one in command.Others.Insert(0, command))
                {
                    if (findings.AddBeside(process, one, $"{id}#{key}-{number + 1}", $"{process.Name} {key}", file, line))
                        number++;
                }
            }
        }

        private void Assign(string file, int line, string value)
        {
            foreach (string word in CommandWords.Of(value))
            {
                int cut = word.IndexOf('=', StringComparison.Ordinal);
                if (cut > 0)
                    Set(file, line, word[..cut], word[(cut + 1)..].Replace("%%", "%", StringComparison.Ordinal));
            }
        }

        private void Set(string file, int line, string name, string value)
        {
            _variables.Remove(name);
            if (TrustVariables.Keep(name, value) is { } kept)
                _variables[name] = new SettingEvidence(file, line, TrustVariables.Mechanism, name, kept) { Scope = id };
        }

        private void Bind(string value)
        {
            foreach (string word in CommandWords.Of(value))
            {
                string[] parts = word.TrimStart('-').Split(':');
                _mounts.Add(new MountedPlace(parts.Length > 1 ? parts[1] : parts[0], parts[0]));
            }
        }

        // systemd.syntax(7): a backslash at the end continues the line; comments start with # or ;.
        private static IEnumerable<(int Line, string Section, string Key, string Value)> Lines(string text)
        {
            string section = "", joined = "";
            int number = 0, first = 0;
            foreach (string raw in text.Split('\n'))
            {
                number++;
                string line = raw.Trim();
                if (line.Length > 0 && line[0] is '#' or ';')
                    continue;
                first = joined.Length == 0 ? number : first;
                if (line.EndsWith('\\'))
                {
                    joined += line[..^1] + " ";
                    continue;
                }

                line = joined + line;
                joined = "";
                if (line.StartsWith('[') && line.EndsWith(']'))
                    section = line[1..^1];
                else if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut)
                    yield return (first, section, line[..cut].Trim(), line[(cut + 1)..].Trim());
            }
        }
    }
}
