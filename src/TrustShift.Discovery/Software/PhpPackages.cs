using System.Text.Json;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Manifests;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Packages that Composer installed: <c>vendor/composer/installed.json</c> (Composer 1 writes a list, 2 an object with one).</summary>
public sealed class PhpPackages : SoftwareSource
{
    private const int Longest = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "installed.json" && path.EndsWith("composer/installed.json", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(files.ReadText(path, Longest) ?? "[]", new JsonDocumentOptions { MaxDepth = 64 });
            JsonElement list = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("packages", out JsonElement inner) ? inner : document.RootElement;
            return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().SelectMany(package => Of(path, package))] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<SoftwareEvidence> Of(string path, JsonElement package)
    {
        if (package.ValueKind != JsonValueKind.Object || Text(package, "name") is not { } name || Text(package, "version") is not { } version)
            return [];
        return RootPackages.Present(path, "composer", name, version.TrimStart('v'), Below(FolderOf(path, 2), name));
    }

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
