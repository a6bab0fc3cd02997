using System.Collections.Immutable;

namespace TrustShift.Catalogue.Yaml;

/// <summary>A list.</summary>
internal sealed record YamlSequence(int Line, int Column, ImmutableArray<YamlNode> Items) : YamlNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}
