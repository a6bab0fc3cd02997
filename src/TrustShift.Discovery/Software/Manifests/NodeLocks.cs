using System.Text.Json;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>
/// Lock files of Node.js: npm's (package-lock.json versions 1 to 3, npm-shrinkwrap.json: docs.npmjs.com), Yarn's of both generations (yarn.lock), pnpm's (pnpm-lock.yaml, versions 5 to 9) and
/// Bun's (bun.lock). What stands there as of development only is passed over where the file says so.
/// </summary>
public sealed class NodeLocks : SoftwareSource
{
    private const int Longest = 32 * 1024 * 1024;
    private const int DeepestDependencies = 40;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "package-lock.json" or "npm-shrinkwrap.json" or "yarn.lock" or "pnpm-lock.yaml" or "bun.lock" && !path.Contains("node_modules/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string text = files.ReadText(path, Longest) ?? "";
        IEnumerable<(string Name, string Version)> packages = NameOf(path) switch
        {
            "yarn.lock" => Yarn(text),
            "pnpm-lock.yaml" => Pnpm(text),
            "bun.lock" => Bun(text),
            _ => Npm(text),
        };
        return packages.Distinct().SelectMany(p => RootPackages.Of(path, "npm", p.Name, p.Version)).DistinctBy(static s => (s.Kind, s.Name, s.Version));
    }

    private static List<(string, string)> Npm(string text)
    {
        var found = new List<(string, string)>();
        try
        {
            using JsonDocument document = JsonDocument.Parse(text.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = 256 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return found;
            // Version 2 has both; "packages" is the whole truth.
            if (document.RootElement.TryGetProperty("packages", out JsonElement packages) && packages.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty package in packages.EnumerateObject())
                {
                    // "node_modules/a/node_modules/@b/c"; an alias has its real name inside.
                    int at = package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal);
                    if (at >= 0 && Version(package.Value) is { } version)
                        found.Add((Text(package.Value, "name") ?? package.Name[(at + "node_modules/".Length)..], version));
                }
            }
            else
            {
                Dependencies(document.RootElement, found, DeepestDependencies);
            }
        }
        catch (JsonException)
        {
            // What is no JSON locks nothing.
        }

        return found;
    }

    private static void Dependencies(JsonElement element, List<(string, string)> found, int depth)
    {
        if (depth == 0 || element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("dependencies", out JsonElement dependencies) || dependencies.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonProperty package in dependencies.EnumerateObject())
        {
            if (Version(package.Value) is { } version)
                found.Add(version.StartsWith("npm:", StringComparison.Ordinal) && version.LastIndexOf('@') is > 4 and var cut ? (version[4..cut], version[(cut + 1)..]) : (package.Name, version));
            Dependencies(package.Value, found, depth - 1);
        }
    }

    private static string? Version(JsonElement package) =>
        package.ValueKind == JsonValueKind.Object && !(package.TryGetProperty("dev", out JsonElement dev) && dev.ValueKind == JsonValueKind.True) ? Text(package, "version") : null;

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Classic: aws-sdk@^2.1.0, aws-sdk@^2.2.0:\n  version "2.9.0". Berry: "aws-sdk@npm:^2.1.0":\n  version: 2.9.0.
    private static IEnumerable<(string, string)> Yarn(string text)
    {
        string? name = null;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.TrimEnd();
            if (line.Length > 0 && line[0] is not (' ' or '#' or '\t'))
            {
                string first = line.Split(',')[0].Trim().Trim('"', ':');
                name = null;
                if (first.Length == 0)
                    continue;
                int at = first.IndexOf('@', 1);
                // "x@npm:real@1" of both generations is an alias.
                int alias = first.IndexOf("@npm:", 1, StringComparison.Ordinal);
                string rest = alias > 0 ? first[(alias + 5)..] : "";
                name = alias > 0 && rest.IndexOf('@', Math.Min(1, rest.Length)) is > 0 and var real ? rest[..real] : at > 0 ? first[..at] : null;
            }
            else if (name is not null && line.StartsWith("  version", StringComparison.Ordinal))
            {
                yield return (name, line["  version".Length..].Trim(' ', ':', '"'));
                name = null;
            }
        }
    }

    // The keys of "packages": "/aws-sdk/2.9.0" (5), "/aws-sdk@2.9.0" (6), "aws-sdk@2.9.0" (9), each perhaps with peers behind it ("(x@1)", "_x@1").
    private static IEnumerable<(string, string)> Pnpm(string text)
    {
        bool inPackages = false;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.TrimEnd();
            if (line.Length > 0 && line[0] != ' ')
                inPackages = line is "packages:" or "snapshots:";
            else if (inPackages && line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 3 && line[2] != ' ' && line.EndsWith(':'))
            {
                string key = line.Trim().TrimEnd(':').Trim('\'', '"').TrimStart('/').Split('(')[0];
                int slash = key.LastIndexOf('/');
                bool isAfterSlash = slash > 0 && slash + 1 < key.Length && char.IsAsciiDigit(key[slash + 1]);
                int cut = isAfterSlash ? slash : key.LastIndexOf('@');
                if (cut > 0)
                    yield return (key[..cut], key[(cut + 1)..].Split('_')[0]);
            }
        }
    }

    // "aws-sdk": ["aws-sdk@2.9.0", "", {}, "sha512-..."]
    private static IEnumerable<(string, string)> Bun(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            int open = line.IndexOf(": [\"", StringComparison.Ordinal);
            int close = open < 0 ? -1 : line.IndexOf('"', open + 4);
            string package = close < 0 ? "" : line[(open + 4)..close];
            if (package.LastIndexOf('@') is > 0 and var at)
                yield return (package[..at], package[(at + 1)..]);
        }
    }
}
