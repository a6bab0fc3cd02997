using System.Collections.Immutable;
using System.Text.Json;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// Dockerfiles and Containerfiles (docs.docker.com/reference/dockerfile): the last stage with what it inherits from the stages that it is built on: base image, environment, user, command and
/// what is copied into it. Nothing is built.
/// </summary>
public sealed class Dockerfiles : ProcessSource
{
    private const int MostStages = 64;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name.StartsWith("Dockerfile", StringComparison.Ordinal) || name.StartsWith("Containerfile", StringComparison.Ordinal) || name.EndsWith(".Dockerfile", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        string folder = path[..Math.Max(0, path.LastIndexOf('/'))];
        string id = ProcessKinds.Dockerfile + ":" + path;
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        var stages = new List<Stage>();
        foreach ((int line, string instruction, string value) in Instructions(text))
        {
            if (instruction is "FROM")
            {
                if (stages.Count == MostStages)
                    break;
                stages.Add(Stage.From(Expand(value, arguments), stages));
            }
            else if (stages.Count == 0)
            {
                if (instruction is "ARG" && value.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut)
                    arguments[value[..cut]] = SettingValue.Unquote(value.AsSpan(cut + 1));
            }
            else
            {
                stages[^1].Apply(path, folder, line, instruction, value, id);
            }
        }

        if (stages.Count == 0)
            return;
        Stage last = stages[^1];
        findings.ReadWhole.Add(path);
        StartedCommand command = StartedCommand.Of([.. last.Entrypoint, .. last.Command]);
        findings.Settings.AddRange(last.Variables.Values.OrderBy(static s => s.Name, StringComparer.Ordinal));
        findings.Settings.AddRange(command.Settings(path, last.CommandLine, id));
        var process = new ProcessEvidence(id, path, last.CommandLine, ProcessKinds.Dockerfile, folder.Length == 0 ? "image" : "image of " + folder)
        {
            Command = command.Words, User = last.User, WorkingFolder = last.Folder, Image = last.Image, Mounts = [.. last.Copies],
        };
        findings.Processes.Add(process);
        findings.AddOthers(process, command);
    }

    // A line that ends with the escape character goes on; comments and blank lines between are passed over; a heredoc's body is no instruction.
    private static IEnumerable<(int Line, string Instruction, string Value)> Instructions(string text)
    {
        char escape = text.StartsWith("# escape=`", StringComparison.OrdinalIgnoreCase) ? '`' : '\\';
        string joined = "";
        string? heredoc = null;
        int number = 0, first = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (heredoc is not null)
            {
                if (string.Equals(line, heredoc, StringComparison.Ordinal))
                    heredoc = null;
                continue;
            }

            if (line.StartsWith('#') || (line.Length == 0 && joined.Length > 0))
                continue;
            first = joined.Length == 0 ? number : first;
            if (line.EndsWith(escape))
            {
                joined += line[..^1] + " ";
                continue;
            }

            line = (joined + line).Trim();
            joined = "";
            int cut = line.AsSpan().IndexOfAny(' ', '\t');
            if (cut <= 0)
                continue;
            string instruction = line[..cut].ToUpperInvariant();
            if (instruction is "RUN" or "COPY" or "ADD" && line.IndexOf("<<", StringComparison.Ordinal) is > 0 and var here)
                heredoc = line[(here + 2)..].TrimStart('-').Split(' ', 2)[0].Trim('"', '\'');
            yield return (first, instruction, line[(cut + 1)..].Trim());
        }
    }

    /// <summary>Replaces <c>$A</c>, <c>${A}</c> and <c>${A:-b}</c> where A is known or has a default; what is not known stays.</summary>
    internal static string Expand(string value, IReadOnlyDictionary<string, string> known)
    {
        int at = 0;
        while (at < value.Length && value.IndexOf('$', at) is >= 0 and var dollar)
        {
            bool braced = dollar + 1 < value.Length && value[dollar + 1] == '{';
            int start = dollar + (braced ? 2 : 1), end = start;
            while (end < value.Length && (char.IsAsciiLetterOrDigit(value[end]) || value[end] == '_'))
                end++;
            string name = value[start..end];
            int close = braced ? value.IndexOf('}', end) + 1 : end;
            if (name.Length == 0 || close <= 0)
                return value;
            string rest = braced ? value[end..(close - 1)] : "";
            string? with = known.TryGetValue(name, out string? set) ? set : rest.StartsWith(":-", StringComparison.Ordinal) ? rest[2..] : null;
            if (with is null)
            {
                at = close;
                continue;
            }

            value = value[..dollar] + with + value[close..];
            at = dollar + with.Length;
        }

        return value;
    }

    private sealed class Stage
    {
        private string? _name;

        public string? Image { get; private set; }

        public string? User { get; private set; }

        public string? Folder { get; private set; }

        public ImmutableArray<string> Entrypoint { get; private set; } = [];

        public ImmutableArray<string> Command { get; private set; } = [];

        public int CommandLine { get; private set; }

        public Dictionary<string, SettingEvidence> Variables { get; } = new(StringComparer.Ordinal);

        public List<MountedPlace> Copies { get; } = [];

        public static Stage From(string value, List<Stage> before)
        {
            string[] words = [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static w => !w.StartsWith("--", StringComparison.Ordinal))];
            string image = words.Length > 0 ? words[0] : "";
            Stage? parent = before.Find(stage => stage._name is { } name && name.Equals(image, StringComparison.OrdinalIgnoreCase));
            var stage = new Stage { _name = words.Length > 2 && words[1].Equals("AS", StringComparison.OrdinalIgnoreCase) ? words[2] : null, Image = parent is null ? image : parent.Image };
            if (parent is null)
                return stage;
            (stage.User, stage.Folder, stage.Entrypoint, stage.Command, stage.CommandLine) = (parent.User, parent.Folder, parent.Entrypoint, parent.Command, parent.CommandLine);
            foreach ((string name, SettingEvidence setting) in parent.Variables)
                stage.Variables[name] = setting;
            stage.Copies.AddRange(parent.Copies);
            return stage;
        }

        public void Apply(string path, string folder, int line, string instruction, string value, string id)
        {
            switch (instruction)
            {
                case "ENV":
                    foreach ((string name, string assigned) in Assignments(value))
                        Set(path, line, name, assigned, id);
                    break;
                case "USER":
                    User = value;
                    break;
                case "WORKDIR":
                    Folder = value.StartsWith('/') || Folder is null ? value : Folder.TrimEnd('/') + "/" + value;
                    break;
                case "ENTRYPOINT":
                    // An entry point resets the command that was inherited.
                    (Entrypoint, Command, CommandLine) = (Words(value), [], line);
                    break;
                case "CMD":
                    (Command, CommandLine) = (Words(value), line);
                    break;
                case "COPY" or "ADD":
                    Copy(folder, value);
                    break;
                default:
                    break;
            }
        }

        private void Set(string path, int line, string name, string value, string id)
        {
            Variables.Remove(name);
            if (TrustVariables.Keep(name, value) is { } kept)
                Variables[name] = new SettingEvidence(path, line, TrustVariables.Mechanism, name, kept) { Scope = id };
        }

        // ENV A=b C="d e", or the older ENV A b c.
        private static IEnumerable<(string Name, string Value)> Assignments(string value)
        {
            List<string> words = CommandWords.Of(value);
            if (words.Count > 0 && !words[0].Contains('=', StringComparison.Ordinal))
            {
                int cut = value.AsSpan().IndexOfAny(' ', '\t');
                if (cut > 0)
                    yield return (value[..cut], SettingValue.Unquote(value.AsSpan(cut + 1)));
                yield break;
            }

            foreach (string word in words)
            {
                if (word.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut)
                    yield return (word[..cut], word[(cut + 1)..]);
            }
        }

        private static ImmutableArray<string> Words(string value)
        {
            if (!value.StartsWith('['))
                return [.. CommandWords.Of(value)];
            try
            {
                using JsonDocument list = JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = 4 });
                return list.RootElement.ValueKind == JsonValueKind.Array
                    ? [.. list.RootElement.EnumerateArray().Where(static w => w.ValueKind == JsonValueKind.String).Select(static w => w.GetString()!)]
                    : [];
            }
            catch (JsonException)
            {
                // Docker takes what is no JSON as a shell command.
                return [.. CommandWords.Of(value)];
            }
        }

        private void Copy(string folder, string value)
        {
            string[] words = [.. (value.StartsWith('[') ? Words(value) : [.. CommandWords.Of(value)]).Where(static w => !w.StartsWith("--", StringComparison.Ordinal))];
            bool fromStage = value.Contains("--from=", StringComparison.Ordinal);
            if (words.Length < 2 || Copies.Count > 200)
                return;
            string to = words[^1].StartsWith('/') || Folder is null ? words[^1] : Folder.TrimEnd('/') + "/" + words[^1];
            foreach (string source in words[..^1])
            {
                string from = source.TrimStart('.').Trim('/');
                string place = folder.Length == 0 ? from : from.Length == 0 ? folder : folder + "/" + from;
                // A folder's content goes into the destination; a file keeps its name where the destination is a folder.
                bool isInto = to.EndsWith('/') || to is "." || to.EndsWith("/.", StringComparison.Ordinal) || words.Length > 2;
                string inside = to is "." ? Folder ?? "/" : to.EndsWith("/.", StringComparison.Ordinal) ? to[..^1] : to;
                if (isInto && from.Contains('.', StringComparison.Ordinal))
                    inside = inside.TrimEnd('/') + "/" + from[(from.LastIndexOf('/') + 1)..];
                Copies.Add(new MountedPlace(inside, fromStage ? null : place));
            }
        }
    }
}
