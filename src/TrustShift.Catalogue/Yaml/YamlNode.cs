namespace TrustShift.Catalogue.Yaml;

/// <summary>A node of a YAML document with its place.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public abstract record YamlNode(int Line, int Column)
{
    /// <summary>What it is, for messages: "a text", "a list", "a mapping".</summary>
    public abstract string Kind { get; }
}
