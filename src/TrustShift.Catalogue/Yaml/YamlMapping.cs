using System.Collections.Immutable;

namespace TrustShift.Catalogue.Yaml;

/// <summary>A mapping; keys are scalars, in the order of the file, perhaps repeated.</summary>
internal sealed record YamlMapping(int Line, int Column, ImmutableArray<KeyValuePair<YamlScalar, YamlNode>> Entries) : YamlNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";
}
