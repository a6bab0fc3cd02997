using YamlDotNet.RepresentationModel;

namespace TrustShift.EndToEnd.Tests.Fixtures;

/// <summary>Reads the descriptions of fixtures.</summary>
public static class FixtureYaml
{
    /// <summary>The mapping that a file holds.</summary>
    public static YamlMappingNode Read(string path)
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(path);
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    /// <summary>One text; null when the key is not there.</summary>
    public static string? One(YamlMappingNode mapping, string key) => mapping.Children.TryGetValue(key, out YamlNode? value) ? value.ToString() : null;

    /// <summary>A text or a list of texts; empty when the key is not there.</summary>
    public static IReadOnlyList<string> Many(YamlMappingNode mapping, string key) => mapping.Children.TryGetValue(key, out YamlNode? value) ? Texts(value) : [];

    /// <summary>A node as a list of texts.</summary>
    public static IReadOnlyList<string> Texts(YamlNode value) => value is YamlSequenceNode list ? [.. list.Children.Select(static n => n.ToString())] : [value.ToString()];

    /// <summary>A list of mappings; empty when the key is not there.</summary>
    public static IEnumerable<YamlMappingNode> Mappings(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(key, out YamlNode? value) ? ((YamlSequenceNode)value).Children.Cast<YamlMappingNode>() : [];

    /// <summary>The entries of a mapping; empty when the key is not there.</summary>
    public static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Entries(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(key, out YamlNode? value) ? ((YamlMappingNode)value).Children : [];
}
