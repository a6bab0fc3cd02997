using System.Text.Json;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>Lock files in JSON of Python and PHP: <c>Pipfile.lock</c> (pipenv) and <c>composer.lock</c>.</summary>
public sealed class JsonLocks : SoftwareSource
{
    private const int Longest = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "Pipfile.lock" or "composer.lock";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(files.ReadText(path, Longest) ?? "{}", new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException)
        {
            return [];
        }

        using (document)
        {
            return document.RootElement.ValueKind != JsonValueKind.Object ? []
                : path.EndsWith("composer.lock", StringComparison.Ordinal) ? [.. Composer(path, document.RootElement)]
                : [.. Pipfile(path, document.RootElement)];
        }
    }

    // {"default": {"certifi": {"version": "==2021.5.30"}}}
    private static IEnumerable<SoftwareEvidence> Pipfile(string path, JsonElement root) =>
        from section in root.EnumerateObject()
        where section.Name is "default" && section.Value.ValueKind == JsonValueKind.Object
        from package in section.Value.EnumerateObject()
        where package.Value.ValueKind == JsonValueKind.Object && package.Value.TryGetProperty("version", out JsonElement v) && v.ValueKind == JsonValueKind.String
        from evidence in RootPackages.OfPython(path, package.Name, package.Value.GetProperty("version").GetString()!.TrimStart('='), null)
        select evidence;

    // {"packages": [{"name": "guzzle/guzzle", "version": "v3.9.3"}]}
    private static IEnumerable<SoftwareEvidence> Composer(string path, JsonElement root) =>
        from section in root.EnumerateObject()
        where section.Name is "packages" && section.Value.ValueKind == JsonValueKind.Array
        from package in section.Value.EnumerateArray()
        where package.ValueKind == JsonValueKind.Object
            && package.TryGetProperty("name", out JsonElement n) && n.ValueKind == JsonValueKind.String
            && package.TryGetProperty("version", out JsonElement v) && v.ValueKind == JsonValueKind.String
        from evidence in RootPackages.Of(path, "composer", package.GetProperty("name").GetString()!, package.GetProperty("version").GetString()!.TrimStart('v'))
        select evidence;
}
