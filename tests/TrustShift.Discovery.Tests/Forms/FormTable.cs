using System.Collections.Immutable;
using TrustShift.Testing;
using YamlDotNet.RepresentationModel;

namespace TrustShift.Discovery.Forms;

/// <summary>The table of forms: <c>tests/Corpus/Forms</c>, a file per family.</summary>
internal static class FormTable
{
    private static readonly ImmutableArray<string> s_keys = ["form", "tools", "make", "examine", "password", "found", "gap", "source"];

    public static string Root { get; } = Repository.PathOf("tests", "Corpus", "Forms");

    /// <summary>Every row, by families in ordinal order and as they stand in their file.</summary>
    public static ImmutableArray<FormRow> All { get; } = [.. Directory.EnumerateFiles(Root, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<FormRow> Read(string file)
    {
        var yaml = new YamlStream();
        using (var text = new StreamReader(file))
            yaml.Load(text);
        string family = Path.GetFileNameWithoutExtension(file);
        foreach (YamlNode node in (YamlSequenceNode)yaml.Documents[0].RootNode)
        {
            var row = (YamlMappingNode)node;
            string form = One(row, "form") ?? throw new InvalidDataException($"{file}: a row without 'form'");
            if (row.Children.Keys.FirstOrDefault(static k => !s_keys.Contains(k.ToString())) is { } unknown)
                throw new InvalidDataException($"{file}: {form}: unknown key '{unknown}' (known: {string.Join(", ", s_keys)})");
            ImmutableArray<string> found = Places(row, form);
            string? gap = One(row, "gap");
            if (found.IsEmpty == gap is null)
                throw new InvalidDataException($"{file}: {form}: either 'found' or 'gap'");
            yield return new FormRow(
                family, form, Texts(row, "tools"), One(row, "make") ?? throw new InvalidDataException($"{file}: {form}: no 'make'"), One(row, "examine") ?? "", One(row, "password"), found, gap, One(row, "source"));
        }
    }

    private static ImmutableArray<string> Places(YamlMappingNode row, string form) => row.Children.TryGetValue("found", out YamlNode? found)
        ? [.. ((YamlSequenceNode)found).Cast<YamlMappingNode>().Select(p => $"{Must(p, "path", form)} {Must(p, "form", form)} {Must(p, "role", form)}").Order(StringComparer.Ordinal)]
        : [];

    private static string Must(YamlMappingNode place, string key, string form) => One(place, key) ?? throw new InvalidDataException($"{form}: a place without '{key}'");

    private static string? One(YamlMappingNode mapping, string key) => mapping.Children.TryGetValue(key, out YamlNode? value) ? value.ToString() : null;

    private static ImmutableArray<string> Texts(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(key, out YamlNode? value) ? [.. ((YamlSequenceNode)value).Select(static n => n.ToString())] : [];
}
