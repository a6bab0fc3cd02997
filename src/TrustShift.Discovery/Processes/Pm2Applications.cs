using System.Text.Json;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>Applications of PM2 in JSON (pm2.keymetrics.io/docs/usage/application-declaration): script, interpreter, node_args, env. A JavaScript ecosystem file is code, which is not run.</summary>
public sealed class Pm2Applications : ProcessSource
{
    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name.EndsWith(".json", StringComparison.Ordinal) && (name.Contains("ecosystem", StringComparison.Ordinal) || name.Contains("pm2", StringComparison.Ordinal) || name is "process.json" or "processes.json");

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            JsonElement root = document.RootElement;
            JsonElement apps = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("apps", out JsonElement list) ? list : root;
            if (apps.ValueKind != JsonValueKind.Array)
                return;
            int number = 0;
            foreach (JsonElement app in apps.EnumerateArray().Take(200))
            {
                number++;
                if (app.ValueKind == JsonValueKind.Object && TextOf(app, "script") is { } script)
                    Read(path, app, script, number, findings);
            }

            if (findings.Processes.Count > 0)
                findings.ReadWhole.Add(path);
        }
        catch (JsonException)
        {
            findings.Gaps.Add(new Gap(path, "looks like a declaration of PM2, but is no JSON", Decides: false));
        }
    }

    private static void Read(string path, JsonElement app, string script, int number, ProcessFindings findings)
    {
        string name = TextOf(app, "name") ?? $"application {number}";
        string id = $"{ProcessKinds.Pm2Application}:{path}#{name}";
        StartedCommand started = StartedCommand.Of([TextOf(app, "interpreter") ?? "node", .. CommandWords.Of(TextOf(app, "node_args") ?? TextOf(app, "interpreter_args") ?? ""), script]);
        if (app.TryGetProperty("env", out JsonElement environment) && environment.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty variable in environment.EnumerateObject())
            {
                if (TrustVariables.Keep(variable.Name, variable.Value.ToString()) is { } kept)
                    findings.Settings.Add(new SettingEvidence(path, 0, TrustVariables.Mechanism, variable.Name, kept) { Scope = id });
            }
        }

        findings.Settings.AddRange(started.Settings(path, 0, id));
        findings.Processes.Add(new ProcessEvidence(id, path, 0, ProcessKinds.Pm2Application, name) { Command = started.Words, WorkingFolder = TextOf(app, "cwd"), User = TextOf(app, "user") });
    }

    private static string? TextOf(JsonElement app, string name) => app.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
