using System.Text.Json;
using System.Xml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Required;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>
/// Packages of .NET: <c>*.deps.json</c> of a published program (dotnet/sdk, "runtime-configuration-file.md"), NuGet's <c>packages.lock.json</c>, <c>packages.config</c>, and
/// <c>PackageReference</c> and <c>PackageVersion</c> of project files, and the framework that those want.
/// </summary>
public sealed class DotNetManifests : SoftwareSource
{
    private const int Longest = 16 * 1024 * 1024;
    private const int MostElements = 200_000;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "packages.lock.json" or "packages.config" or "Directory.Packages.props" || name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase)
        // The frameworks' own are read as runtimes; the SDK's are thousands and nobody's program.
        || (name.EndsWith(".deps.json", StringComparison.Ordinal) && !path.Contains("/shared/Microsoft.", StringComparison.Ordinal) && !path.Contains("/sdk/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string text = files.ReadText(path, Longest)?.TrimStart('\uFEFF') ?? "";
        if (!path.EndsWith(".json", StringComparison.Ordinal))
            return Project(path, text);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.ValueKind != JsonValueKind.Object ? []
                : path.EndsWith("packages.lock.json", StringComparison.Ordinal) ? [.. Locked(path, document.RootElement)]
                : [.. Published(path, document.RootElement)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    // {"dependencies": {"net8.0": {"AWSSDK.S3": {"type": "Direct", "resolved": "3.7.0"}}}}
    private static IEnumerable<SoftwareEvidence> Locked(string path, JsonElement root) =>
        (from framework in Properties(root, "dependencies")
         from package in framework.Value.ValueKind == JsonValueKind.Object ? framework.Value.EnumerateObject() : default
         where package.Value.ValueKind == JsonValueKind.Object && package.Value.TryGetProperty("resolved", out JsonElement v) && v.ValueKind == JsonValueKind.String
         from evidence in RootPackages.Of(path, "nuget", package.Name, package.Value.GetProperty("resolved").GetString())
         select evidence).DistinctBy(static s => (s.Kind, s.Name, s.Version));

    // {"libraries": {"AWSSDK.S3/3.7.0": {"type": "package"}}}
    private static IEnumerable<SoftwareEvidence> Published(string path, JsonElement root)
    {
        foreach (JsonProperty library in Properties(root, "libraries"))
        {
            int cut = library.Name.IndexOf('/', StringComparison.Ordinal);
            if (cut <= 0)
                continue;
            (string name, string version) = (library.Name[..cut], library.Name[(cut + 1)..]);
            foreach (SoftwareEvidence package in RootPackages.Present(path, "nuget", name, version, $"{path}!{name}"))
                yield return package;
        }
    }

    private static JsonElement.ObjectEnumerator Properties(JsonElement root, string key) => root.TryGetProperty(key, out JsonElement part) && part.ValueKind == JsonValueKind.Object ? part.EnumerateObject() : default;

    // <PackageReference Include="AWSSDK.S3" Version="3.7.0" />: the lowest that is taken; [1.0] and * are ranges.
    private static IEnumerable<SoftwareEvidence> Project(string path, string text)
    {
        string frameworks = Between(text, "<TargetFramework>", "<") ?? Between(text, "<TargetFrameworks>", "<") ?? "";
        foreach (string framework in frameworks.Split(';'))
        {
            // net8.0, net8.0-windows, netcoreapp3.1; net48 is the .NET Framework of Windows, netstandard2.0 no runtime.
            string version = framework.Trim() is var f && f.StartsWith("netcoreapp", StringComparison.Ordinal) ? f["netcoreapp".Length..] : f.StartsWith("net", StringComparison.Ordinal) && f.Contains('.', StringComparison.Ordinal) ? f[3..].Split('-')[0] : "";
            foreach (SoftwareEvidence runtime in version.Length > 0 && char.IsAsciiDigit(version[0]) ? RequiredRuntime.Of(path, ".NET", version) : [])
                yield return runtime;
        }

        foreach ((string name, string? version) in References(text))
        {
            bool isExact = version is { Length: > 0 } && version.All(static c => char.IsAsciiDigit(c) || c == '.');
            foreach (SoftwareEvidence package in RootPackages.Of(path, "nuget", name, isExact ? version : null, version))
                yield return package;
        }
    }

    private static List<(string Name, string? Version)> References(string text)
    {
        var found = new List<(string, string?)>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = Longest });
            for (int seen = 0; seen < MostElements && reader.Read(); seen++)
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.LocalName is "PackageReference" or "PackageVersion" or "package" && (reader.GetAttribute("Include") ?? reader.GetAttribute("id")) is { } name)
                    found.Add((name, reader.GetAttribute("Version") ?? reader.GetAttribute("version")));
            }
        }
        catch (XmlException)
        {
            // What stood before the error counts.
        }

        return found;
    }
}
