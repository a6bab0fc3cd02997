using System.Collections.Immutable;
using TrustShift.Catalogue.Yaml;

namespace TrustShift.Discovery.Endpoints;

/// <summary>Every mapping of a YAML or JSON text, with the keys above it. Aliases share nodes, so the number of visits is bounded.</summary>
internal static class YamlWalk
{
    private const int MostVisits = 50_000;

    /// <summary>The mappings of all documents, from the outside in, each with the keys that lead to it.</summary>
    public static IEnumerable<(YamlMapping Mapping, ImmutableList<string> Above)> Mappings(string text)
    {
        int visits = 0;
        foreach (YamlNode document in YamlTree.ReadAll(text, out _))
        {
            var left = new Stack<(YamlNode Node, ImmutableList<string> Above)>();
            left.Push((document, []));
            while (left.Count > 0 && ++visits < MostVisits)
            {
                (YamlNode node, ImmutableList<string> above) = left.Pop();
                if (node is YamlSequence list)
                {
                    foreach (YamlNode item in list.Items.Reverse())
                        left.Push((item, above));
                }
                else if (node is YamlMapping mapping)
                {
                    yield return (mapping, above);
                    foreach ((YamlScalar name, YamlNode value) in mapping.Entries.Reverse())
                    {
                        if (value is not YamlScalar)
                            left.Push((value, above.Add(name.Value)));
                    }
                }
            }
        }
    }

    /// <summary>Every scalar of a text, with the keys that lead to it.</summary>
    public static IEnumerable<(YamlScalar Scalar, ImmutableList<string> Above)> Scalars(string text)
    {
        foreach ((YamlMapping mapping, ImmutableList<string> above) in Mappings(text))
        {
            foreach ((YamlScalar name, YamlNode value) in mapping.Entries)
            {
                if (value is YamlScalar scalar)
                    yield return (scalar, above.Add(name.Value));
                else if (value is YamlSequence list)
                {
                    foreach (YamlScalar item in list.Items.OfType<YamlScalar>())
                        yield return (item, above.Add(name.Value));
                }
            }
        }
    }
}
