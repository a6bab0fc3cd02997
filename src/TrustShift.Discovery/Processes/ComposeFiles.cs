using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>Services of Compose files (compose-spec): image or build, environment and env_file, command and entrypoint, bind mounts, configs and secrets.</summary>
public sealed class ComposeFiles : ProcessSource
{
    private const int MostServices = 500;

    // compose-spec 05-services: where configs and secrets appear unless a target is given.
    private static readonly (string Kind, string Folder)[] s_files = [("configs", "/"), ("secrets", "/run/secrets/")];

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        (name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)) && name.Contains("compose", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        string folder = path[..Math.Max(0, path.LastIndexOf('/'))];
        bool isWhole = true;
        foreach (YamlMapping document in YamlTree.ReadAll(text, out isWhole).OfType<YamlMapping>())
        {
            foreach ((YamlScalar name, YamlNode value) in document.Mapping("services")?.Entries.Take(MostServices) ?? [])
            {
                if (value is YamlMapping service)
                    ReadService(path, folder, name, service, document, files, findings);
            }
        }

        if (isWhole && findings.Processes.Count > 0)
            findings.ReadWhole.Add(path);
    }

    private static void ReadService(string path, string folder, YamlScalar name, YamlMapping service, YamlMapping document, TargetFiles files, ProcessFindings findings)
    {
        string id = $"{ProcessKinds.ComposeService}:{path}#{name.Value}";
        var variables = new Dictionary<string, SettingEvidence>(StringComparer.Ordinal);
        foreach (string file in Texts(service.Find("env_file")).Select(f => Below(folder, f)))
        {
            if (files.ReadDefinition(file) is not { } assigned)
            {
                findings.Gaps.Add(new Gap($"{path}:{service.Line}", $"the service '{name.Value}' takes its environment from {file}, which could not be read; it may name another trust store"));
                continue;
            }

            findings.ReadWhole.Add(file);
            foreach ((int line, string key, string value) in EnvironmentFile.Read(assigned))
                Set(variables, file, line, key, value, id);
        }

        foreach ((int line, string key, string value) in Assignments(service.Find("environment")))
            Set(variables, path, line, key, Dockerfiles.Expand(value, new Dictionary<string, string>(StringComparer.Ordinal)), id);
        YamlNode? command = service.Find("command"), entrypoint = service.Find("entrypoint");
        StartedCommand started = StartedCommand.Of([.. Words(entrypoint), .. Words(command)]);
        findings.Settings.AddRange(variables.Values.OrderBy(static s => s.Name, StringComparer.Ordinal));
        int place = (entrypoint ?? command)?.Line ?? name.Line;
        findings.Settings.AddRange(started.Settings(path, place, id));
        var process = new ProcessEvidence(id, path, place, ProcessKinds.ComposeService, name.Value)
        {
            Command = started.Words,
            User = service.Text("user"),
            WorkingFolder = service.Text("working_dir"),
            Image = service.Text("image") is { } image ? Dockerfiles.Expand(image, new Dictionary<string, string>(StringComparer.Ordinal)) : BuildOf(folder, service),
            Mounts = [.. Mounts(folder, service, document)],
        };
        findings.Processes.Add(process);
        findings.AddOthers(process, started);
    }

    // "build:" stands for the image that a Dockerfile makes.
    private static string? BuildOf(string folder, YamlMapping service)
    {
        YamlNode? build = service.Find("build");
        string? context = build is YamlScalar plain ? plain.Value : (build as YamlMapping)?.Text("context");
        return context is null ? null : $"{ProcessKinds.Dockerfile}:{Below(Below(folder, context), (build as YamlMapping)?.Text("dockerfile") ?? "Dockerfile")}";
    }

    private static IEnumerable<MountedPlace> Mounts(string folder, YamlMapping service, YamlMapping document)
    {
        foreach (YamlNode volume in service.Items("volumes"))
        {
            if (volume is YamlScalar { Value: var text } && text.Split(':') is [var source, var inside, ..] && inside.StartsWith('/'))
                yield return new MountedPlace(inside, source.StartsWith('.') || source.StartsWith('/') || source.StartsWith('~') ? Below(folder, source) : null);
            else if (volume is YamlMapping mapping && mapping.Text("target") is { } target)
                yield return new MountedPlace(target, mapping.Text("type") is "bind" && mapping.Text("source") is { } bound ? Below(folder, bound) : null);
        }

        foreach ((string kind, string where) in s_files)
        {
            foreach (YamlNode item in service.Items(kind))
            {
                string? source = item is YamlScalar plain ? plain.Value : (item as YamlMapping)?.Text("source");
                string? target = (item as YamlMapping)?.Text("target");
                if (source is not null)
                    yield return new MountedPlace(target is null ? where + source : target.StartsWith('/') ? target : where + target, FileOf(folder, document, kind, source));
            }
        }
    }

    private static string? FileOf(string folder, YamlMapping document, string kind, string name) =>
        document.Mapping(kind)?.Mapping(name)?.Text("file") is { } file ? Below(folder, file) : null;

    private static void Set(Dictionary<string, SettingEvidence> variables, string path, int line, string name, string value, string id)
    {
        variables.Remove(name);
        if (TrustVariables.Keep(name, value) is { } kept)
            variables[name] = new SettingEvidence(path, line, TrustVariables.Mechanism, name, kept) { Scope = id };
    }

    // A mapping, or a list of A=b.
    private static IEnumerable<(int Line, string Name, string Value)> Assignments(YamlNode? environment)
    {
        if (environment is YamlMapping mapping)
        {
            foreach ((YamlScalar merged, YamlNode value) in mapping.Entries)
            {
                if (merged is { IsPlain: true, Value: "<<" })
                {
                    foreach ((int line, string name, string assigned) in Assignments(value))
                        yield return (line, name, assigned);
                }
            }

            foreach ((YamlScalar name, YamlNode value) in mapping.Entries)
            {
                if (value is YamlScalar scalar)
                    yield return (scalar.Line, name.Value, scalar.IsNull ? "" : scalar.Value);
            }
        }
        else if (environment is YamlSequence list)
        {
            foreach (YamlScalar item in list.Items.OfType<YamlScalar>())
            {
                if (item.Value.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut)
                    yield return (item.Line, item.Value[..cut], item.Value[(cut + 1)..]);
            }
        }
    }

    private static IEnumerable<string> Texts(YamlNode? node) => node switch
    {
        YamlScalar scalar => [scalar.Value],
        YamlSequence list => list.Items.Select(static i => i is YamlScalar s ? s.Value : (i as YamlMapping)?.Text("path")).OfType<string>(),
        _ => [],
    };

    private static IEnumerable<string> Words(YamlNode? node) => node is YamlScalar scalar ? CommandWords.Of(scalar.Value) : Texts(node);

    private static string Below(string folder, string path)
    {
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path is "." ? "" : path;
        return path.StartsWith('/') || folder.Length == 0 ? path : path.Length == 0 ? folder : folder + "/" + path;
    }
}
