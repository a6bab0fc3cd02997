using System.Collections.Immutable;

namespace TrustShift.Catalogue.Yaml;

/// <summary>A mapping; keys are scalars, in the order of the file, perhaps repeated.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Entries">Keys with their values.</param>
public sealed record YamlMapping(int Line, int Column, ImmutableArray<KeyValuePair<YamlScalar, YamlNode>> Entries) : YamlNode(Line, Column)
{
    // Merges of merges: an alias can close no circle, since it stands after its anchor, but it can be deep.
    private const int MostMerges = 8;

    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>
    /// The value of a key; null when there is none. Where the mapping lacks it, those that it merges (<c>&lt;&lt;: *base</c>, yaml.org/type/merge.html) are asked.
    /// </summary>
    public YamlNode? Find(string key) => Find(key, depth: 0);

    /// <summary>The mapping at a key; null when there is none or something else.</summary>
    public YamlMapping? Mapping(string key) => Find(key) as YamlMapping;

    /// <summary>The items at a key; none when there is no list.</summary>
    public ImmutableArray<YamlNode> Items(string key) => Find(key) is YamlSequence list ? list.Items : [];

    /// <summary>The text at a key; null when there is none.</summary>
    public string? Text(string key) => Find(key) is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    private YamlNode? Find(string key, int depth)
    {
        foreach ((YamlScalar name, YamlNode value) in Entries)
        {
            if (string.Equals(name.Value, key, StringComparison.Ordinal))
                return value;
        }

        if (depth == MostMerges)
            return null;
        foreach ((YamlScalar name, YamlNode value) in Entries)
        {
            if (name is not { IsPlain: true, Value: "<<" })
                continue;
            foreach (YamlNode merged in value is YamlSequence list ? list.Items : [value])
            {
                if ((merged as YamlMapping)?.Find(key, depth + 1) is { } found)
                    return found;
            }
        }

        return null;
    }
}
