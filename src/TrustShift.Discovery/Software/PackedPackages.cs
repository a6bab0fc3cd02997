using System.Text.Json;
using System.Xml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Manifests;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>
/// Packages as their registries have them, before an installer unpacked them: npm's tgz (<c>package/package.json</c>), gems by the name of their file (guides.rubygems.org), NuGet's by their
/// <c>*.nuspec</c>. Wheels and eggs hold what Python installs (<see cref="PythonPackages"/>), jars what Maven wrote (<see cref="JavaArchives"/>).
/// </summary>
public sealed class PackedPackages : SoftwareSource
{
    private const int Longest = 64 * 1024;
    private const string NodeManifest = "!package/package.json";

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        (name is "package.json" && path.EndsWith(NodeManifest, StringComparison.Ordinal))
        || name.EndsWith(".gem", StringComparison.Ordinal)
        || (name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) && path[^(name.Length + 1)] is '!');

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        // What a system keeps of packages that it has installed is no program.
        if (files.IsSystem)
            return [];
        if (path.EndsWith(".gem", StringComparison.Ordinal))
            return Gem(path);
        string text = files.ReadText(path, Longest)?.TrimStart('\uFEFF') ?? "";
        return path.EndsWith(".json", StringComparison.Ordinal) ? Node(path, text) : NuGet(path, text);
    }

    // "certifi-2018.01.18.gem", "excon-0.88.0-java.gem"
    private static IEnumerable<SoftwareEvidence> Gem(string path)
    {
        string name = NameOf(path)[..^".gem".Length];
        for (int i = 1; i + 1 < name.Length; i++)
        {
            if (name[i] == '-' && char.IsAsciiDigit(name[i + 1]))
                return RootPackages.Present(path, "gem", name[..i], name[(i + 1)..].Split('-')[0], path + "!data.tar.gz!");
        }

        return [];
    }

    private static IEnumerable<SoftwareEvidence> Node(string path, string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.ValueKind == JsonValueKind.Object && Text(document.RootElement, "name") is { } name
                ? [.. RootPackages.Present(path, "npm", name, Text(document.RootElement, "version"), FolderOf(path))]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<SoftwareEvidence> NuGet(string path, string text)
    {
        string? id = null, version = null;
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while ((id is null || version is null) && reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == 2 && reader.LocalName is "id" or "version")
                {
                    bool isId = reader.LocalName is "id";
                    string value = reader.Read() ? reader.Value.Trim() : "";
                    (id, version) = isId ? (value, version) : (id, value);
                }
            }
        }
        catch (XmlException)
        {
            return [];
        }

        return id is null ? [] : RootPackages.Present(path, "nuget", id, version, FolderOf(path));
    }
}
