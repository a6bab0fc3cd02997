using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// Containers and functions of AWS that a file defines: task definitions of ECS (docs.aws.amazon.com/AmazonECS, Task definition parameters), CloudFormation and SAM templates, and serverless.yml
/// (serverless.com, AWS). Image or runtime, command, environment.
/// </summary>
public sealed class CloudDefinitions : ProcessSource
{
    private const int Most = 500;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".template", StringComparison.OrdinalIgnoreCase)
        || (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && (name.Contains("task", StringComparison.OrdinalIgnoreCase) || name.Contains("template", StringComparison.OrdinalIgnoreCase) || name.Contains("cloudformation", StringComparison.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        bool isServerless = path.EndsWith("serverless.yml", StringComparison.Ordinal) || path.EndsWith("serverless.yaml", StringComparison.Ordinal);
        if (!isServerless && !text.Contains("containerDefinitions", StringComparison.OrdinalIgnoreCase) && !text.Contains("AWS::", StringComparison.Ordinal))
            return;
        bool isWhole = true;
        foreach (YamlMapping document in YamlTree.ReadAll(text, out isWhole).OfType<YamlMapping>())
        {
            // "aws ecs describe-task-definition" puts one key around it.
            ReadTask(path, "task", document.Mapping("taskDefinition") ?? document, findings);
            if (isServerless)
                ReadServerless(path, document, findings);
            foreach ((YamlScalar name, YamlNode value) in document.Mapping("Resources")?.Entries.Take(Most) ?? [])
            {
                if (value is not YamlMapping resource || resource.Mapping("Properties") is not { } properties)
                    continue;
                if (resource.Text("Type") is "AWS::ECS::TaskDefinition")
                    ReadTask(path, name.Value, properties, findings);
                else if (resource.Text("Type") is "AWS::Lambda::Function" or "AWS::Serverless::Function")
                    ReadFunction(path, name.Value, properties, document.Mapping("Globals")?.Mapping("Function"), findings);
            }
        }

        if (isWhole && findings.Processes.Count > 0)
            findings.ReadWhole.Add(path);
    }

    private static void ReadTask(string path, string task, YamlMapping definition, ProcessFindings findings)
    {
        foreach (YamlMapping container in definition.Items("containerDefinitions").Concat(definition.Items("ContainerDefinitions")).OfType<YamlMapping>().Take(Most))
        {
            string name = container.Text("name") ?? container.Text("Name") ?? "(no name)";
            string id = $"{ProcessKinds.EcsContainer}:{path}#{task}/{name}";
            var variables = new ScopedVariables(id);
            variables.SetAll(path, container.Find("environment") ?? container.Find("Environment"));
            StartedCommand started = StartedCommand.Of([.. Texts(container, "entryPoint", "EntryPoint"), .. Texts(container, "command", "Command")]);
            findings.Settings.AddRange(variables.Settings);
            findings.Settings.AddRange(started.Settings(path, container.Line, id));
            var process = new ProcessEvidence(id, path, container.Line, ProcessKinds.EcsContainer, $"{task}, container {name}")
            {
                Command = started.Words,
                User = container.Text("user") ?? container.Text("User"),
                WorkingFolder = container.Text("workingDirectory") ?? container.Text("WorkingDirectory"),
                Image = container.Text("image") ?? container.Text("Image") ?? "(no image)",
            };
            findings.Processes.Add(process);
            findings.AddOthers(process, started);
        }
    }

    private static void ReadFunction(string path, string name, YamlMapping properties, YamlMapping? shared, ProcessFindings findings)
    {
        string id = $"{ProcessKinds.LambdaFunction}:{path}#{name}";
        var variables = new ScopedVariables(id);
        variables.SetAll(path, shared?.Mapping("Environment")?.Find("Variables"));
        variables.SetAll(path, properties.Mapping("Environment")?.Find("Variables"));
        Add(path, id, name, properties.Line, properties.Text("Runtime") ?? shared?.Text("Runtime"), properties.Text("ImageUri"), variables, findings);
    }

    private static void ReadServerless(string path, YamlMapping document, ProcessFindings findings)
    {
        YamlMapping? provider = document.Mapping("provider");
        if (provider?.Text("name") is not "aws")
            return;
        foreach ((YamlScalar name, YamlNode value) in document.Mapping("functions")?.Entries.Take(Most) ?? [])
        {
            if (value is not YamlMapping function)
                continue;
            string id = $"{ProcessKinds.LambdaFunction}:{path}#{name.Value}";
            var variables = new ScopedVariables(id);
            variables.SetAll(path, provider.Find("environment"));
            variables.SetAll(path, function.Find("environment"));
            Add(path, id, name.Value, name.Line, function.Text("runtime") ?? provider.Text("runtime"), function.Text("image"), variables, findings);
        }
    }

    // docs.aws.amazon.com/lambda, Runtimes: "python3.12", "nodejs20.x", "java17"; the images of the same name are public.
    private static void Add(string path, string id, string name, int line, string? runtime, string? image, ScopedVariables variables, ProcessFindings findings)
    {
        int digit = runtime?.AsSpan().IndexOfAnyInRange('0', '9') ?? -1;
        image ??= runtime is not null && digit > 0 ? $"public.ecr.aws/lambda/{runtime[..digit]}:{runtime[digit..].Replace(".x", "", StringComparison.Ordinal)}" : "(no runtime)";
        findings.Settings.AddRange(variables.Settings);
        findings.Processes.Add(new ProcessEvidence(id, path, line, ProcessKinds.LambdaFunction, $"function {name}") { Image = image });
    }

    private static IEnumerable<string> Texts(YamlMapping container, string name, string other) =>
        container.Items(name).Concat(container.Items(other)).OfType<YamlScalar>().Select(static s => s.Value);
}
