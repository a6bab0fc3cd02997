using System.Text.Json;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// Scripts of <c>package.json</c> that start the application (docs.npmjs.com, scripts): start, serve, worker and their like. Read in a target that is no system, where the Node.js that runs them is on another machine. What such a
/// script says of trust is read by detectors of its own.
/// </summary>
public sealed class PackageScripts : ProcessSource
{
    private static readonly string[] s_names = ["start", "serve", "server", "worker", "prod", "production"];

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "package.json" && !path.Contains("node_modules/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        if (files.IsSystem)
            return;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("scripts", out JsonElement scripts) || scripts.ValueKind != JsonValueKind.Object)
                return;
            foreach (JsonProperty script in scripts.EnumerateObject())
            {
                if (script.Value.ValueKind != JsonValueKind.String || !Array.Exists(s_names, n => script.Name.Split(':')[0].Equals(n, StringComparison.Ordinal)))
                    continue;
                StartedCommand command = StartedCommand.Of(["sh", "-c", script.Value.GetString()!]);
                if (command.Runtime is not null && !command.ChoosesTrust)
                    findings.Processes.Add(new ProcessEvidence($"{ProcessKinds.ScriptCommand}:{path}#{script.Name}", path, LineOf(text, script.Name), ProcessKinds.ScriptCommand, $"npm run {script.Name}") { Command = command.Words });
            }
        }
        catch (JsonException)
        {
            // Whoever reads the packages of the file tells of it.
        }
    }

    private static int LineOf(string text, string name) => text.IndexOf($"\"{name}\"", StringComparison.Ordinal) is >= 0 and var at ? text.AsSpan(0, at).Count('\n') + 1 : 0;
}
