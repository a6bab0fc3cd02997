using TrustShift.EndToEnd.Tests.Mechanisms;
using YamlDotNet.RepresentationModel;

namespace TrustShift.EndToEnd.Tests.Fixtures;

/// <summary>Makes the target of a fixture: its files, in which a line <c>@pem NAME ...</c> becomes certificates, and what <c>write</c>, <c>stores</c> and <c>links</c> of its description add.</summary>
public static class FixtureTarget
{
    /// <summary>Makes it.</summary>
    /// <param name="description">The description.</param>
    /// <param name="files">The folder of the files; it may be missing.</param>
    /// <param name="target">Where to make it.</param>
    public static void Build(YamlMappingNode description, string files, string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.Exists(files) ? Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories) : [])
            Copy(file, Place(target, Path.GetRelativePath(files, file)));
        foreach ((YamlNode path, YamlNode text) in FixtureYaml.Entries(description, "write"))
            File.WriteAllText(Place(target, path.ToString()), text.ToString());
        foreach ((YamlNode path, YamlNode store) in FixtureYaml.Entries(description, "stores"))
        {
            var form = store as YamlMappingNode;
            StoreMaker.Make(
                Place(target, path.ToString()), form is null ? FixtureYaml.Texts(store) : FixtureYaml.Many(form, "anchors"), form is null ? null : FixtureYaml.One(form, "format"),
                (form is null ? null : FixtureYaml.One(form, "password")) ?? "changeit");
        }

        foreach ((YamlNode path, YamlNode to) in FixtureYaml.Entries(description, "links"))
            File.CreateSymbolicLink(Place(target, path.ToString()), to.ToString());
    }

    // As far to the right as the line stands; '@pem' in a string of C becomes lines of strings: "...\n"
    private static void Copy(string file, string place)
    {
        byte[] bytes = File.ReadAllBytes(file);
        if (bytes.AsSpan().IndexOf("@pem "u8) < 0)
        {
            File.WriteAllBytes(place, bytes);
            return;
        }

        File.WriteAllLines(place, File.ReadLines(file).SelectMany(Expand));
    }

    private static IEnumerable<string> Expand(string line)
    {
        string text = line.TrimStart();
        string indent = line[..^text.Length];
        bool inString = text.StartsWith("\"@pem ", StringComparison.Ordinal);
        if (!inString && !text.StartsWith("@pem ", StringComparison.Ordinal))
            return [line];
        string end = inString ? text[(text.LastIndexOf('"') + 1)..] : "";
        string[] lines = [.. text.Split('"')[inString ? 1 : 0].Split(' ').Skip(1).SelectMany(static name => StoreMaker.PemOf(name).TrimEnd().Split('\n'))];
        return inString ? lines.Select((l, i) => $"{indent}\"{l}\\n\"{(i == lines.Length - 1 ? end : "")}") : lines.Select(l => indent + l);
    }

    private static string Place(string target, string path)
    {
        string place = Path.Combine(target, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }
}
