using System.Buffers;
using System.Xml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>
/// Dependencies of Java programs: pom.xml (maven.apache.org/pom.html; properties of the same file are put in), Gradle's lock files (docs.gradle.org, "Locking dependency versions"), and the usual
/// forms in build.gradle and build.gradle.kts. A version that stands elsewhere (a parent, a BOM) is open.
/// </summary>
public sealed class JavaManifests : SoftwareSource
{
    private const int Longest = 4 * 1024 * 1024;
    private const int MostElements = 200_000;

    private static readonly SearchValues<char> s_open = SearchValues.Create("[(,+$ {");

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "pom.xml" or "gradle.lockfile" or "buildscript-gradle.lockfile" or "build.gradle" or "build.gradle.kts" && !path.Contains("META-INF/maven/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string text = files.ReadText(path, Longest) ?? "";
        IEnumerable<(string Name, string? Version)> found = path.EndsWith("pom.xml", StringComparison.Ordinal) ? Pom(text) : path.EndsWith("lockfile", StringComparison.Ordinal) ? Locked(text) : Gradle(text);
        return found.SelectMany(d => IsExact(d.Version) ? RootPackages.Of(path, "maven", d.Name, d.Version) : RootPackages.Of(path, "maven", d.Name, null, d.Version)).DistinctBy(static s => (s.Kind, s.Name, s.Version));
    }

    // "[1.0,2.0)", "1.+", "latest.release" and "${x}" leave it open.
    private static bool IsExact(string? version) => version is { Length: > 0 } && char.IsAsciiDigit(version[0]) && !version.AsSpan().ContainsAny(s_open);

    // com.amazonaws:aws-java-sdk-s3:1.11.1=compileClasspath,runtimeClasspath
    private static IEnumerable<(string, string?)> Locked(string text) =>
        from line in text.Split('\n')
        let parts = line.Split('=')[0].Trim().Split(':')
        where parts.Length == 3 && line[0] != '#'
        select ($"{parts[0]}:{parts[1]}", (string?)parts[2]);

    // implementation("com.amazonaws:aws-java-sdk-s3:1.11.1"), runtimeOnly 'org.conscrypt:conscrypt-openjdk-uber:2.5.2:linux@jar', api group: 'com.amazonaws', name: 'aws-java-sdk', version: '1.0'
    private static IEnumerable<(string, string?)> Gradle(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 1_000 || line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                continue;
            foreach (string quoted in line.Split('"', '\'').Where(static (_, i) => i % 2 == 1))
            {
                string[] parts = quoted.Split(':');
                if (parts.Length is >= 2 and <= 4 && !quoted.Contains(' ', StringComparison.Ordinal))
                    yield return ($"{parts[0]}:{parts[1]}", parts.Length > 2 && parts[2].Length > 0 ? parts[2].Split('@')[0] : null);
            }

            string plain = line.Replace('"', '\'');
            if (Between(plain, "group: '", "'") is { } group && Between(plain, "name: '", "'") is { } name)
                yield return ($"{group}:{name}", Between(plain, "version: '", "'"));
        }
    }

    private static List<(string, string?)> Pom(string text)
    {
        var found = new List<(string, string?)>();
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new List<string>();
        string? group = null, artifact = null, version = null, scope = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, MaxCharactersInDocument = Longest });
            for (int seen = 0; seen < MostElements && reader.Read(); seen++)
            {
                if (reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement)
                {
                    open.Add(reader.LocalName);
                    if (reader.LocalName is "dependency")
                        (group, artifact, version, scope) = (null, null, null, null);
                }
                else if (reader.NodeType == XmlNodeType.Text && open.Count > 1)
                {
                    string value = reader.Value.Trim();
                    if (open[^2] is "properties")
                        properties[open[^1]] = value;
                    else if (open[^2] is "project" && open[^1] is "version")
                        properties["project.version"] = value;
                    else if (open[^2] is "dependency")
                        (group, artifact, version, scope) = open[^1] switch { "groupId" => (value, artifact, version, scope), "artifactId" => (group, value, version, scope), "version" => (group, artifact, value, scope), "scope" => (group, artifact, version, value), _ => (group, artifact, version, scope) };
                }
                else if (reader.NodeType == XmlNodeType.EndElement && open.Count > 0)
                {
                    if (reader.LocalName is "dependency" && group is not null && artifact is not null && scope is not ("test" or "import"))
                        found.Add(($"{group}:{artifact}", version));
                    open.RemoveAt(open.Count - 1);
                }
            }
        }
        catch (XmlException)
        {
            // What stood before the error counts.
        }

        return [.. found.Select(d => (d.Item1, d.Item2 is { } v && v.StartsWith("${", StringComparison.Ordinal) ? properties.GetValueOrDefault(v[2..].TrimEnd('}'), v) : d.Item2))];
    }
}
