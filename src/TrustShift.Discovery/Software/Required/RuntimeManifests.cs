using System.Text.Json;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Required;

/// <summary>
/// Manifests that state, beside other things, which runtime they want: <c>engines</c> of package.json (docs.npmjs.com), <c>go</c> and <c>toolchain</c> of go.mod (go.dev/ref/mod), <c>sdk</c> of
/// global.json (learn.microsoft.com/dotnet), <c>requires-python</c> of pyproject.toml (PEP 621), <c>require.php</c> of composer.json, <c>ruby</c> of a Gemfile, the framework of a published program (runtimeconfig.json).
/// </summary>
public sealed class RuntimeManifests : SoftwareSource
{
    private const int Longest = 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        // What a published program runs on it says in an archive too: in a single-file program. What a project asks for is not asked by a copy of it, nor by a package before it is installed.
        if (name.EndsWith(".runtimeconfig.json", StringComparison.Ordinal))
            return !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/sdk/", StringComparison.Ordinal) && !path.Contains(".nupkg!", StringComparison.OrdinalIgnoreCase);
        return name is "package.json" or "composer.json" or "global.json" or "go.mod" or "pyproject.toml" or "Gemfile"
            && !path.Contains("node_modules/", StringComparison.Ordinal) && !path.Contains("vendor/", StringComparison.Ordinal) && !path.Contains("pkg/mod/", StringComparison.Ordinal) && !path.Contains('!');
    }

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string name = NameOf(path);
        string text = files.ReadText(path, Longest) ?? "";
        return name switch
        {
            "package.json" => RequiredRuntime.Of(path, "Node.js", Json(text, "engines", "node")),
            "composer.json" => RequiredRuntime.Of(path, "PHP", Json(text, "require", "php")),
            "global.json" => RequiredRuntime.Of(path, ".NET SDK", Json(text, "sdk", "version")),
            // The release or a later patch of its line (learn.microsoft.com/dotnet, "Framework-dependent apps roll-forward").
            _ when name.EndsWith(".runtimeconfig.json", StringComparison.Ordinal) => RequiredRuntime.Of(path, ".NET", Between(Between(text, "\"framework\"", "}"), "\"version\": \"", "\"") is { } v ? string.Join('.', v.Split('.').Take(2)) : null),
            "go.mod" => Line(text, "toolchain go") is { } toolchain ? RequiredRuntime.Of(path, "Go", toolchain) : RequiredRuntime.Of(path, "Go", Line(text, "go ") is { } least ? ">=" + least : null),
            "pyproject.toml" => RequiredRuntime.Of(path, "Python", Between(text, "\nrequires-python = \"", "\"")),
            _ => RequiredRuntime.Of(path, "Ruby", Between("\n" + text, "\nruby \"", "\"") ?? Between("\n" + text, "\nruby '", "'")),
        };
    }

    private static string? Line(string text, string start) =>
        text.Split('\n').FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal)) is { } line ? line[start.Length..].Split("//")[0].Trim() : null;

    private static string? Json(string text, string section, string key)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(section, out JsonElement part) && part.ValueKind == JsonValueKind.Object
                && part.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
