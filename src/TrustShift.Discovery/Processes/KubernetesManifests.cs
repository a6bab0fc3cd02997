using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// Containers of Kubernetes workloads (kubernetes.io/docs/reference): image, command, environment, also out of ConfigMaps of the same folder, and what of ConfigMaps, Secrets and the host is
/// mounted where.
/// </summary>
public sealed class KubernetesManifests : ProcessSource
{
    private const int MostContainers = 200;
    private const int MostSiblings = 64;
    private const int LongestSibling = 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        if (!text.Contains("apiVersion:", StringComparison.Ordinal) || !text.Contains("containers:", StringComparison.Ordinal))
            return;
        IEnumerable<YamlMapping> documents = YamlTree.ReadAll(text, out bool isWhole).OfType<YamlMapping>().SelectMany(Objects);
        var objects = new Lazy<List<(string Path, YamlMapping Object)>>(() => Siblings(path, text, files));
        foreach (YamlMapping document in documents)
        {
            if (PodOf(document) is not { } pod)
                continue;
            string workload = $"{document.Text("kind")}/{document.Mapping("metadata")?.Text("name") ?? "(no name)"}";
            foreach (YamlMapping container in pod.Items("initContainers").Concat(pod.Items("containers")).OfType<YamlMapping>().Take(MostContainers))
                ReadContainer(path, workload, container, pod, objects, findings);
        }

        if (isWhole && findings.Processes.Count > 0)
            findings.ReadWhole.Add(path);
    }

    // kind: List holds objects.
    private static IEnumerable<YamlMapping> Objects(YamlMapping document) =>
        document.Text("kind") is "List" ? document.Items("items").OfType<YamlMapping>() : [document];

    private static YamlMapping? PodOf(YamlMapping document) => document.Text("kind") switch
    {
        "Pod" => document.Mapping("spec"),
        "CronJob" => document.Mapping("spec")?.Mapping("jobTemplate")?.Mapping("spec")?.Mapping("template")?.Mapping("spec"),
        _ => document.Mapping("spec")?.Mapping("template")?.Mapping("spec"),
    };

    private static void ReadContainer(string path, string workload, YamlMapping container, YamlMapping pod, Lazy<List<(string Path, YamlMapping Object)>> objects, ProcessFindings findings)
    {
        string name = container.Text("name") ?? "(no name)";
        string id = $"{ProcessKinds.KubernetesContainer}:{path}#{workload}/{name}";
        var variables = new Dictionary<string, SettingEvidence>(StringComparer.Ordinal);
        foreach (YamlMapping from in container.Items("envFrom").OfType<YamlMapping>())
        {
            string prefix = from.Text("prefix") ?? "";
            if (from.Mapping("configMapRef")?.Text("name") is { } map)
                AddAll(variables, objects.Value, map, prefix, id, $"{path}:{from.Line}", findings);
        }

        foreach (YamlMapping variable in container.Items("env").OfType<YamlMapping>())
        {
            if (variable.Text("name") is not { } key)
                continue;
            if (variable.Find("value") is YamlScalar { IsNull: false } value)
                Set(variables, path, value.Line, key, value.Value, id);
            else if (variable.Mapping("valueFrom")?.Mapping("configMapKeyRef") is { } reference && TrustVariables.Names.Contains(key, StringComparer.Ordinal))
                AddOne(variables, objects.Value, reference, key, id, $"{path}:{variable.Line}", findings);
        }

        YamlNode? command = container.Find("command"), arguments = container.Find("args");
        StartedCommand started = StartedCommand.Of([.. Texts(command), .. Texts(arguments)]);
        int line = (command ?? arguments)?.Line ?? container.Line;
        findings.Settings.AddRange(variables.Values.OrderBy(static s => s.Name, StringComparer.Ordinal));
        findings.Settings.AddRange(started.Settings(path, line, id));
        var process = new ProcessEvidence(id, path, line, ProcessKinds.KubernetesContainer, $"{workload}, container {name}")
        {
            Command = started.Words,
            WorkingFolder = container.Text("workingDir"),
            Image = container.Text("image"),
            Mounts = [.. Mounts(container, pod, objects)],
        };
        findings.Processes.Add(process);
        findings.AddOthers(process, started);
    }

    private static void AddAll(
        Dictionary<string, SettingEvidence> variables, List<(string Path, YamlMapping Object)> objects, string map, string prefix, string id, string place, ProcessFindings findings)
    {
        if (Find(objects, "ConfigMap", map) is not { } found)
        {
            findings.Gaps.Add(new Gap(place, $"the container takes its environment from the ConfigMap '{map}', which is not in this folder; it may name another trust store"));
            return;
        }

        foreach ((YamlScalar key, YamlNode value) in found.Object.Mapping("data")?.Entries ?? [])
        {
            if (value is YamlScalar scalar)
                Set(variables, found.Path, scalar.Line, prefix + key.Value, scalar.Value, id);
        }
    }

    private static void AddOne(
        Dictionary<string, SettingEvidence> variables, List<(string Path, YamlMapping Object)> objects, YamlMapping reference, string name, string id, string place, ProcessFindings findings)
    {
        string map = reference.Text("name") ?? "", key = reference.Text("key") ?? "";
        if (Find(objects, "ConfigMap", map) is { } found && found.Object.Mapping("data")?.Find(key) is YamlScalar value)
            Set(variables, found.Path, value.Line, name, value.Value, id);
        else
            findings.Gaps.Add(new Gap(place, $"{name} comes from the key '{key}' of the ConfigMap '{map}', which is not in this folder"));
    }

    private static IEnumerable<MountedPlace> Mounts(YamlMapping container, YamlMapping pod, Lazy<List<(string Path, YamlMapping Object)>> objects)
    {
        foreach (YamlMapping mount in container.Items("volumeMounts").OfType<YamlMapping>())
        {
            if (mount.Text("mountPath") is not { } inside || mount.Text("name") is not { } name
                || pod.Items("volumes").OfType<YamlMapping>().FirstOrDefault(v => string.Equals(v.Text("name"), name, StringComparison.Ordinal)) is not { } volume)
            {
                continue;
            }

            string? key = mount.Text("subPath");
            string? source = volume.Mapping("configMap")?.Text("name") is { } map ? PlaceOf(objects.Value, "ConfigMap", map)
                : volume.Mapping("secret")?.Text("secretName") is { } secret ? PlaceOf(objects.Value, "Secret", secret)
                : volume.Mapping("hostPath")?.Text("path");
            yield return new MountedPlace(inside, source);
            if (key is not null || source is null)
                continue;
            // Each key of the object is a file of the mounted folder.
            string kind = volume.Mapping("secret") is null ? "ConfigMap" : "Secret";
            string wanted = volume.Mapping("configMap")?.Text("name") ?? volume.Mapping("secret")?.Text("secretName") ?? "";
            if (Find(objects.Value, kind, wanted) is not { } found)
                continue;
            foreach ((YamlScalar file, YamlNode _) in (found.Object.Mapping("data")?.Entries ?? []).AddRange(found.Object.Mapping("stringData")?.Entries ?? []))
                yield return new MountedPlace(inside.TrimEnd('/') + "/" + file.Value, source);
        }
    }

    private static string? PlaceOf(List<(string Path, YamlMapping Object)> objects, string kind, string name) => Find(objects, kind, name)?.Path;

    private static (string Path, YamlMapping Object)? Find(List<(string Path, YamlMapping Object)> objects, string kind, string name)
    {
        foreach ((string path, YamlMapping one) in objects)
        {
            if (string.Equals(one.Text("kind"), kind, StringComparison.Ordinal) && string.Equals(one.Mapping("metadata")?.Text("name"), name, StringComparison.Ordinal))
                return (path, one);
        }

        return null;
    }

    // The ConfigMaps and Secrets of the file itself and of those beside it.
    private static List<(string Path, YamlMapping Object)> Siblings(string path, string text, TargetFiles files)
    {
        string folder = path[..(path.LastIndexOf('/') + 1)];
        var found = new List<(string, YamlMapping)>();
        Add(path, text);
        foreach (string name in files.NamesIn(folder.TrimEnd('/')).Where(n => !string.Equals(folder + n, path, StringComparison.Ordinal) && (n.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || n.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))).Take(MostSiblings))
        {
            if (files.ReadText(folder + name, LongestSibling) is { } other && (other.Contains("ConfigMap", StringComparison.Ordinal) || other.Contains("Secret", StringComparison.Ordinal)))
                Add(folder + name, other);
        }

        return found;

        void Add(string at, string content)
        {
            foreach (YamlMapping one in YamlTree.ReadAll(content, out _).OfType<YamlMapping>().SelectMany(Objects))
            {
                if (one.Text("kind") is "ConfigMap" or "Secret")
                    found.Add((at, one));
            }
        }
    }

    private static void Set(Dictionary<string, SettingEvidence> variables, string path, int line, string name, string value, string id)
    {
        variables.Remove(name);
        if (TrustVariables.Keep(name, value) is { } kept)
            variables[name] = new SettingEvidence(path, line, TrustVariables.Mechanism, name, kept) { Scope = id };
    }

    private static IEnumerable<string> Texts(YamlNode? node) => node is YamlSequence list ? list.Items.OfType<YamlScalar>().Select(static i => i.Value) : [];
}
